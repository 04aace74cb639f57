import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../problems/form-problem.tsx';
import { Button } from '../ui/button.tsx';
import { SidePanel } from '../ui/side-panel.tsx';

export interface PlainPanelProps<Done> {
  readonly id: string;
  readonly title: string;
  /** The verb on the button. */
  readonly act: string;
  /** Says what is still missing; undefined: nothing. Shown when somebody tries. */
  readonly missing?: string;
  readonly run: () => Promise<Done>;
  readonly onDone: (done: Done) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form beside the page that asks for something new and says why in a field of its own, so it needs no reason. */
export function PlainPanel<Done>(props: PlainPanelProps<Done>) {
  const { id, title, act, missing, run, onDone, onClose, children } = props;
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const running = useMutation({ mutationFn: run, onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing === undefined) running.mutate();
  };
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={id} kind="primary" disabled={running.isPending}>
            {act}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {children}
        {tried && missing !== undefined ? (
          <p role="alert" className="prose-line text-danger">
            {missing}
          </p>
        ) : null}
        <FormProblem error={running.error} />
      </form>
    </SidePanel>
  );
}
