import { FileUp } from 'lucide-react';
import { buttonLook } from './button.tsx';
import type { FieldControl } from './field.tsx';

/** A file of this computer, inside a Field; `name` is that of the chosen one, `choose` the verb. */
export function FileInput(props: {
  readonly control: FieldControl;
  /** As in HTML: `.xml,text/xml`. */
  readonly accept: string;
  readonly name: string | undefined;
  readonly choose: string;
  readonly onChoose: (file: File) => void;
}) {
  const { control, accept, name, choose, onChoose } = props;
  return (
    <span className="flex items-center gap-3">
      <span className={`${buttonLook()} relative focus-within:outline-2 focus-within:outline-accent-fill`}>
        <FileUp aria-hidden strokeWidth={1.75} />
        {choose}
        <input
          {...control}
          type="file"
          accept={accept}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) onChoose(file);
          }}
        />
      </span>
      <span className="min-w-0 truncate text-ink-2">{name}</span>
    </span>
  );
}
