import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
  useWatch,
} from 'react-hook-form';
import { isProblem } from '../api/problem.ts';
import { canonical, type Fields } from '../ui/conflict/three-way.ts';
import { fieldProblems } from './field-problems.ts';

/** What is to be sent. */
export interface Saving<Values> {
  readonly values: Values;
  /** The fields that differ from what the form began with. */
  readonly changed: Partial<Values>;
  readonly reason: string | undefined;
  /** Of the thing the form began with; undefined for something new. */
  readonly version: number | undefined;
  readonly idempotencyKey: string;
}

export interface Edit<Values extends FieldValues> {
  readonly form: UseFormReturn<Values & { reason: string }>;
  readonly base: Values;
  readonly values: Values;
  readonly changed: readonly (keyof Values & string)[];
  readonly submit: (event: FormEvent) => void;
  readonly isSaving: boolean;
  readonly conflict: { readonly mine: Values; readonly theirs: Values } | undefined;
  readonly resolve: (values: Values) => void;
  /** What no field of the form can show. */
  readonly formError: unknown;
}

export interface EditOptions<Values extends FieldValues, Thing extends { readonly version: number }> {
  readonly thing: Thing | null;
  readonly valuesOf: (thing: Thing | null) => Values;
  readonly fields: readonly (keyof Values & string)[];
  readonly save: (saving: Saving<Values>) => Promise<Thing>;
  readonly onSaved: (thing: Thing) => void;
}

/** The course of an edit: from what the form began with, through refusals and conflicts, to what is saved. */
export function useEdit<Values extends FieldValues, Thing extends { readonly version: number }>(
  options: EditOptions<Values, Thing>,
): Edit<Values> {
  type Form = Values & { reason: string };
  const { valuesOf, fields, save, onSaved } = options;
  // the page behind may show a newer version meanwhile; the form keeps to what it began with
  const [thing, setThing] = useState(options.thing);
  const base = valuesOf(thing);
  const [conflict, setConflict] = useState<{ mine: Values; theirs: Values; current: Thing }>();
  const [formError, setFormError] = useState<unknown>();
  const idempotencyKey = useRef(crypto.randomUUID());
  const form = useForm<Form>({ defaultValues: { ...base, reason: '' } as DefaultValues<Form> });
  const values = { ...base, ...useWatch({ control: form.control }) } as Values;
  const differing = (entered: Values) =>
    fields.filter((field) => canonical(entered[field]) !== canonical((base as Fields)[field]));

  const saving = useMutation({
    mutationFn: (entered: Form) =>
      save({
        values: entered,
        changed: Object.fromEntries(differing(entered).map((field) => [field, entered[field]])) as Partial<Values>,
        reason: entered.reason.trim() || undefined,
        version: thing?.version,
        idempotencyKey: idempotencyKey.current,
      }),
    onMutate: () => setFormError(undefined),
    onSuccess: onSaved,
    onError: (error, entered) => {
      const current = isProblem(error) ? error.current<Thing>() : undefined;
      if (current) return setConflict({ mine: entered, theirs: valuesOf(current), current });
      const problems = Object.entries(isProblem(error) ? fieldProblems(error, fields) : {});
      for (const [field, message] of problems) form.setError(field as Path<Form>, { message });
      // the server did not take it: what is corrected is another request
      if (isProblem(error) && error.status >= 400 && error.status < 500) idempotencyKey.current = crypto.randomUUID();
      setFormError(problems.length > 0 ? undefined : error);
    },
  });
  return {
    form: form as unknown as UseFormReturn<Form>,
    base,
    values,
    changed: differing(values),
    submit: (event) => void form.handleSubmit((entered) => saving.mutate(entered as Form))(event),
    isSaving: saving.isPending,
    conflict,
    resolve: (merged) => {
      if (!conflict) return;
      setThing(conflict.current);
      form.reset({ ...merged, reason: form.getValues('reason' as Path<Form>) } as DefaultValues<Form>);
      setConflict(undefined);
    },
    formError,
  };
}
