import { type Database, openDatabase } from '../database.ts';
import { asOwner } from '../prepare-database.ts';
import { type PolicyCommand, rolesOf, type SchemaModule } from '../schema-module.ts';
import type { TenantId } from '../tenant-id.ts';
import { tenantTransaction } from '../tenant-transaction.ts';
import type { Finding } from './finding.ts';
import { actorOf } from './leak/actor.ts';
import { LeakCollector } from './leak/findings-of-leaks.ts';
import { tryCalling } from './leak/function-attempts.ts';
import { tryInferring } from './leak/inference-attempts.ts';
import type { LeakContext } from './leak/leak-context.ts';
import { hasTenant, idsIn, type Sample, sampleOf, wordsIn } from './leak/observer.ts';
import { tryReading } from './leak/read-attempts.ts';
import { trySetting } from './leak/setting-attempts.ts';
import { poolStorm, type StormReport } from './leak/storm.ts';
import { functionsOf, type Subject, type SubjectFunction, subjectsOf } from './leak/subject.ts';
import { tryWriting } from './leak/write-attempts.ts';

export interface LeakTestOptions {
  readonly modules: readonly SchemaModule[];
  readonly ownerUrl: string;
  readonly urlOf: (role: string) => string;
  /** The first acts, and tries to reach the rows of the second. */
  readonly tenants: readonly [TenantId, TenantId];
  /** The platform's own tenant, for the functions that the modules declare to make a difference of it. */
  readonly platform?: TenantId | undefined;
  /** Narrows the test to some roles or relations (`schema.relation`). */
  readonly only?: { readonly roles?: readonly string[]; readonly relations?: readonly string[] };
  /** Opens the transactions; another than the real one is for testing this test. */
  readonly transact?: typeof tenantTransaction;
}

export interface LeakReport {
  readonly roles: number;
  readonly relations: number;
  readonly functions: number;
  /** Kinds of attempts that were made, and how many of them in all. */
  readonly operations: number;
  readonly attempts: number;
  readonly findings: readonly Finding[];
  /** Relations that hold no row of the second tenant, so that nothing was shown of them. */
  readonly notProvable: readonly string[];
}

/**
 * Acts as every login role, through the real pool, and tries on everything it may touch to read, count, change, delete,
 * insert, take, hand over and infer rows of another tenant. On a fixture with rows of both tenants in every relation:
 * a relation without one is a finding. Changes nothing, all attempts are rolled back.
 */
export function leakTest(options: LeakTestOptions): Promise<LeakReport> {
  return tryEverything(options, true);
}

/**
 * The same on a live database, of which it asks little: single rows instead of whole tables, and a relation without rows of
 * the second tenant is only said to be not provable.
 */
export function leakProbe(options: LeakTestOptions): Promise<LeakReport> {
  return tryEverything(options, false);
}

/** Two tenants on a small pool whose connections are cancelled and killed: no row of the other is ever seen. */
export async function leakStorm(
  options: LeakTestOptions & { readonly role: string; readonly relation: string; readonly rounds: number },
): Promise<StormReport> {
  const { tenants, relation, rounds, transact = tenantTransaction } = options;
  return poolStorm({ url: options.urlOf(options.role), tenants, relation, transact, rounds });
}

async function tryEverything(options: LeakTestOptions, strict: boolean): Promise<LeakReport> {
  const { modules, tenants, transact = tenantTransaction } = options;
  const [a, b] = tenants;
  const { subjects, functions, roles } = await targetsOf(options);
  const isWanted = (relation: string): boolean => options.only?.relations?.includes(relation) !== false;
  const owner = openDatabase({ url: options.ownerUrl, connections: 1, application: 'kiban leak test' });
  const collector = new LeakCollector();
  try {
    const [own, foreign] = [await samplesOf(owner, a, subjects), await samplesOf(owner, b, subjects)];
    const ownIds = idsIn([a, ...rowsOf(own)]);
    const context: LeakContext = {
      ...{ collector, strict, a, b },
      foreignIds: new Set([...idsIn(rowsOf(foreign))].filter((id) => !ownIds.has(id))),
      foreignRow: (relation) => foreign.get(relation),
      isDeclared: declaredIn(modules),
      isShared: ({ relation }) => modules.some((module) => relation in module.sharedRelations),
      isExclusive: ({ relation, role }) =>
        modules.some(({ schema, exclusiveTo }) => exclusiveTo === role && relation.startsWith(`${schema}.`)),
      isGlobalKey: (key) => modules.some((module) => key in module.globalKeys),
      platformFunction: (name) => modules.map((module) => module.platformFunctions?.[name]).find(Boolean),
      platform: options.platform,
    };
    const words = wordsIn(rowsOf(foreign));
    for (const role of roles) {
      const database = openDatabase({ url: options.urlOf(role), connections: 1, application: 'kiban leak test' });
      try {
        const actor = actorOf(database, transact);
        await trySetting(context, actor, database, transact);
        for (const subject of subjects.filter((each) => each.role === role && isWanted(each.relation))) {
          const [mine, theirs] = [own.get(subject.relation), foreign.get(subject.relation)];
          await tryReading(context, actor, subject, mine);
          if (theirs === undefined || subject.kind === 'view') continue;
          await tryWriting(context, actor, subject, mine, theirs);
          await tryInferring(context, actor, subject, theirs);
        }
        for (const called of functions.filter((each) => each.role === role))
          await tryCalling(context, actor, called, words);
      } finally {
        await database.close();
      }
    }
    const wanted = subjects.filter(({ relation }) => isWanted(relation));
    const relations = new Map(wanted.map((subject) => [subject.relation, subject]));
    const unproven = [...relations.values()].filter((each) => hasTenant(each) && !foreign.has(each.relation));
    if (strict) for (const { role, relation } of unproven) collector.note('vacuous', role, relation, 'no row');
    return {
      ...{ roles: roles.length, relations: relations.size, functions: functions.length },
      ...{ operations: collector.operations.size, attempts: collector.attempts, findings: collector.findings },
      notProvable: unproven.map(({ relation }) => relation),
    };
  } finally {
    await owner.close();
  }
}

interface Targets {
  readonly roles: readonly string[];
  readonly subjects: readonly Subject[];
  readonly functions: readonly SubjectFunction[];
}

async function targetsOf({ modules, ownerUrl, only }: LeakTestOptions): Promise<Targets> {
  const logins = rolesOf(modules).filter(({ login }) => login);
  const roles = only?.roles ?? logins.map(({ name }) => name);
  return asOwner(ownerUrl, async (owner) => {
    const everybody = await subjectsOf(
      owner,
      logins.map(({ name }) => name),
    );
    return { roles, subjects: everybody, functions: await functionsOf(owner, roles) };
  });
}

function declaredIn(modules: readonly SchemaModule[]): (subject: Subject, command: PolicyCommand) => boolean {
  const opened = new Map(rolesOf(modules).map(({ name, crossTenant = {} }) => [name, crossTenant]));
  return ({ role, relation }, command) => opened.get(role)?.[relation]?.includes(command) === true;
}

async function samplesOf(
  owner: Database,
  tenant: TenantId,
  subjects: readonly Subject[],
): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample>();
  for (const subject of new Map(subjects.map((each) => [each.relation, each])).values()) {
    const sample = await sampleOf(owner, tenant, subject);
    if (sample !== undefined) samples.set(subject.relation, sample);
  }
  return samples;
}

function rowsOf(samples: ReadonlyMap<string, Sample>): string[] {
  return [...samples.values()].map(({ row }) => row);
}
