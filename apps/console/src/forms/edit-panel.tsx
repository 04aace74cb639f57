import { type ReactNode, useId, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../problems/form-problem.tsx';
import { Button } from '../ui/button.tsx';
import { ChangePreview } from '../ui/change-preview.tsx';
import { ConflictView } from '../ui/conflict/conflict-view.tsx';
import { ReasonField } from '../ui/reason-field.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { type Saving, useEdit } from './use-edit.ts';

export interface EditPanelProps<Values extends FieldValues, Thing extends { readonly version: number }> {
  readonly title: string;
  /** The verb on the button; 「保存する」 without. */
  readonly act?: string;
  /** What is edited; null: something new. */
  readonly thing: Thing | null;
  /** The form's values of a thing; of nothing: what a new one begins with. */
  readonly valuesOf: (thing: Thing | null) => Values;
  /** In the order of the form. */
  readonly fields: readonly (keyof Values & string)[];
  readonly labelOf: (field: keyof Values & string) => string;
  /** A value in words, for the preview and the conflict. */
  readonly textOf: (field: keyof Values & string, values: Values) => ReactNode;
  /** Sends `saving.changed` only, with `saving.version` or `saving.idempotencyKey`. */
  readonly save: (saving: Saving<Values>) => Promise<Thing>;
  readonly onSaved: (thing: Thing) => void;
  readonly onClose: () => void;
  /** What the change means beyond this one thing. */
  readonly consequences?: (values: Values) => ReactNode;
  readonly children: (form: UseFormReturn<Values>) => ReactNode;
}

/**
 * Edits one thing beside its page: fields, a reason, what will change, save. When somebody else saved first it shows both
 * versions and goes on with what was chosen; what was typed is never thrown away without asking.
 */
export function EditPanel<Values extends FieldValues, Thing extends { readonly version: number }>(
  props: EditPanelProps<Values, Thing>,
) {
  const { title, act, thing, fields, labelOf, textOf, onClose, consequences, children } = props;
  const { t } = useTranslation();
  const id = useId();
  const edit = useEdit(props);
  const [leaving, setLeaving] = useState(false);
  const close = () => (edit.changed.length > 0 ? setLeaving(true) : onClose());
  const { form, conflict } = edit;

  if (conflict) {
    return (
      <SidePanel title={title} onClose={onClose}>
        <ConflictView
          fields={fields}
          labelOf={labelOf}
          show={textOf}
          base={edit.base}
          mine={conflict.mine}
          theirs={conflict.theirs}
          onResolve={edit.resolve}
          onCancel={onClose}
        />
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={title}
      onClose={close}
      footer={
        leaving ? (
          <>
            <span role="alert" className="mr-auto self-center text-attention">
              {t('ui.unsaved')}
            </span>
            <Button onClick={() => setLeaving(false)}>{t('ui.goOn')}</Button>
            <Button kind="danger" onClick={onClose}>
              {t('ui.discard')}
            </Button>
          </>
        ) : (
          <>
            {thing !== null && edit.changed.length > 0 ? (
              <span className="mr-auto self-center text-ink-2">
                {t('ui.changeCount', { count: edit.changed.length })}
              </span>
            ) : null}
            <Button onClick={close}>{t('ui.cancel')}</Button>
            <Button
              type="submit"
              form={id}
              kind="primary"
              disabled={edit.isSaving || (thing !== null && edit.changed.length === 0)}
            >
              {act ?? t('ui.save')}
            </Button>
          </>
        )
      }
    >
      <form id={id} noValidate onSubmit={edit.submit} className="flex flex-col gap-4">
        {children(form as unknown as UseFormReturn<Values>)}
        <ReasonField
          error={form.formState.errors.reason?.message as string | undefined}
          {...form.register('reason' as Path<Values & { reason: string }>)}
        />
        {thing === null ? null : (
          <ChangePreview
            changes={edit.changed.map((field) => ({
              label: labelOf(field),
              before: textOf(field, edit.base),
              after: textOf(field, edit.values),
            }))}
          >
            {edit.changed.length > 0 ? consequences?.(edit.values) : null}
          </ChangePreview>
        )}
        <FormProblem error={edit.formError} />
      </form>
    </SidePanel>
  );
}
