import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem.ts';
import { FormProblem } from '../problems/form-problem.tsx';
import { queryClient } from '../query-client.ts';
import { Button } from '../ui/button.tsx';
import { ReasonField } from '../ui/reason-field.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { fieldProblems } from './field-problems.ts';

export interface ActPanelProps {
  readonly title: string;
  /** The verb on the button. */
  readonly act: string;
  readonly danger?: boolean;
  readonly reasonRequired?: boolean;
  /** Says why the act cannot be done yet; undefined: it can. Shown when somebody tries. */
  readonly missing?: string;
  readonly run: (reason: string | undefined) => Promise<unknown>;
  readonly onDone: () => void;
  readonly onClose: () => void;
  /** What ends or begins, and when; fields of its own. */
  readonly children: ReactNode;
}

/** One act on a thing (close, suspend, move): what it means, a reason, the verb. */
export function ActPanel(props: ActPanelProps) {
  const { title, act, danger, reasonRequired, missing, run, onDone, onClose, children } = props;
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const running = useMutation({
    mutationFn: () => run(reason.trim() || undefined),
    onSuccess: onDone,
    // the page then shows what the thing became, and the act goes by that version when it is tried again
    onError: (error) => (isProblem(error, 'version_conflict') ? queryClient.invalidateQueries() : undefined),
  });
  const reasonMissing = reasonRequired === true && reason.trim() === '';
  const refused = isProblem(running.error) ? fieldProblems(running.error, []).reason : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing === undefined && !reasonMissing) running.mutate();
  };
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={id} kind={danger ? 'danger' : 'primary'} disabled={running.isPending}>
            {act}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {children}
        <ReasonField
          required={reasonRequired}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={tried && reasonMissing ? t('ui.reasonMissing') : refused}
        />
        {tried && missing !== undefined ? (
          <p role="alert" className="prose-line text-danger">
            {missing}
          </p>
        ) : null}
        {isProblem(running.error, 'version_conflict') ? (
          <p role="alert" className="prose-line rounded-md bg-attention-soft p-3">
            {t('conflict.act')}
          </p>
        ) : refused ? null : (
          <FormProblem error={running.error} />
        )}
      </form>
    </SidePanel>
  );
}
