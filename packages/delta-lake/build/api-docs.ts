import { join } from 'node:path';
import { Application, LogLevel } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';

const PACKAGE = join(import.meta.dirname, '..');

/** The reference as it stands in the repository. */
export const API_DOCS = join(PACKAGE, 'docs');

/** Writes the reference of everything exported, a file for each entry, into a folder that is emptied first. */
export async function writeApiDocs(folder: string): Promise<void> {
  const format: Partial<PluginOptions> = {
    ...{ outputFileStrategy: 'modules', entryFileName: 'README', hidePageHeader: true, hideBreadcrumbs: true },
    ...{
      useCodeBlocks: true,
      useHTMLAnchors: true,
      expandObjects: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
    },
  };
  const application = await Application.bootstrapWithPlugins({
    name: '@kiban/delta-lake',
    entryPoints: ['index', 'node'].map((entry) => join(PACKAGE, 'src', `${entry}.ts`)),
    tsconfig: join(PACKAGE, 'tsconfig.build.json'),
    plugin: ['typedoc-plugin-markdown'],
    outputs: [{ name: 'markdown', path: folder }],
    ...{ readme: 'none', disableSources: true, excludePrivate: true, excludeInternal: true, excludeExternals: true },
    ...{ cleanOutputDir: true, logLevel: LogLevel.Error },
    ...format,
  });
  const project = await application.convert();
  if (project === undefined) throw new Error('TypeDoc found errors; it named them.');
  await application.generateOutputs(project);
}
