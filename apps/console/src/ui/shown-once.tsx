import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Copyable } from './copyable.tsx';
import { SidePanel } from './side-panel.tsx';

export interface ShownOnceProps {
  readonly title: string;
  /** That it is shown this once, or that it was shown before, to whoever sent the same request first. */
  readonly note: string;
  /** What the button says that ends the showing. */
  readonly taken: string;
  /** What the button says that prints it; without it nothing is made for paper. */
  readonly print?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something that was just made, a secret, a code or a link, and is never shown again. */
export function ShownOnce({ title, note, taken, print, onClose, children }: ShownOnceProps) {
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <>
          {print === undefined ? null : (
            <Button onClick={() => window.print()}>
              <Printer aria-hidden strokeWidth={1.75} />
              {print}
            </Button>
          )}
          <Button kind="primary" onClick={onClose}>
            {taken}
          </Button>
        </>
      }
    >
      <div className={print === undefined ? 'flex flex-col gap-4' : 'printed flex flex-col gap-4'}>
        <p role="status" className="prose-line rounded-md bg-attention-soft p-3 text-attention print:hidden">
          {note}
        </p>
        {children}
      </div>
    </SidePanel>
  );
}

/** A code that people read, type and copy. */
export function ShownCode({ name, code }: { name?: string; code: string }) {
  return (
    <div>
      {name === undefined ? null : <p className="text-ink-2 text-small">{name}</p>}
      <p className="font-strong text-title tracking-wide [overflow-wrap:anywhere]" translate="no">
        <Copyable value={code} />
      </p>
    </div>
  );
}

/** What to do with it, one step after the other. */
export function ShownSteps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <div>
      <h3 className="text-base">{title}</h3>
      <ol className="prose-line mt-1 list-decimal pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
