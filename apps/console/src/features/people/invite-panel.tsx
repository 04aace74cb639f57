import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import type { Saving } from '../../forms/use-edit.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { beginMembership } from '../memberships/api/begin-membership.ts';
import { jobTypesQuery } from '../memberships/api/list-job-types.ts';
import { useJobTypeName } from '../memberships/job-type.ts';
import { placeFields, placeProblem } from '../memberships/place.ts';
import { PlaceFields } from '../memberships/place-fields.tsx';
import { addUser } from './api/add-user.ts';
import { type InvitationValues, invitationFields, invitationValues } from './invitation-values.ts';
import { UserFields } from './user-fields.tsx';
import { isNamedByMail, type UserValues, writableUser } from './user-values.ts';

/** Adds somebody with a first place, and sends the invitation. */
export default function InvitePanel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const nameOf = useJobTypeName();
  const inUse = useQuery(jobTypesQuery).data?.items ?? [];

  const save = async ({ values, reason, idempotencyKey }: Saving<InvitationValues>) => {
    const { place, send, language, ...person } = values;
    const invitation = send ? { invite: true, language } : {};
    const user = await addUser({ ...writableUser(person), ...invitation, reason }, idempotencyKey);
    toast.add({ title: t(send ? 'people.invited' : 'people.added', { name: user.name ?? '' }) });
    if (place.kind !== 'none') {
      // the person is there whatever becomes of the place: that can be mended on their page
      await beginMembership({ user_id: user.id, ...placeFields(place, inUse, nameOf), reason }, user.id).catch(() =>
        toast.add({ type: 'error', title: t('people.invitation.placeFailed') }),
      );
    }
    return user;
  };
  return (
    <EditPanel<InvitationValues, User>
      title={t('people.invite')}
      act={t('people.invitation.button')}
      thing={null}
      valuesOf={() => invitationValues(i18n.language === 'en' ? 'en' : 'ja')}
      fields={invitationFields}
      labelOf={() => ''}
      textOf={() => null}
      save={save}
      onSaved={({ id }) => {
        onClose();
        void go({ to: '/people/$userId', params: { userId: id } });
      }}
      onClose={onClose}
    >
      {(form) => <InvitationForm form={form} />}
    </EditPanel>
  );
}

function InvitationForm({ form }: { form: UseFormReturn<InvitationValues> }) {
  const { t } = useTranslation();
  const { control, watch, formState } = form;
  const [send, email, login_id] = watch(['send', 'email', 'login_id']);
  const heading = 'border-line border-t pt-3 text-base';
  return (
    <>
      <UserFields form={form as unknown as UseFormReturn<UserValues>} needed={send ? ['login_id', 'email'] : []} />
      <h3 className={heading}>{t('people.invitation.firstPlace')}</h3>
      <Controller
        name="place"
        control={control}
        rules={{ validate: (place) => placeProblem(place) === null }}
        render={({ field: { value, onChange } }) => (
          <PlaceFields
            value={value}
            kinds={['store', 'unit', 'none']}
            onChange={onChange}
            tried={formState.submitCount > 0}
          />
        )}
      />
      <h3 className={heading}>{t('people.invitation.mail')}</h3>
      <Controller
        name="send"
        control={control}
        render={({ field: { value, onChange } }) => (
          <div>
            <Checkbox label={t('people.invitation.sendNow')} checked={value} onChange={onChange} />
            <p className="prose-line mt-1 text-ink-3 text-small">
              {t(value ? 'people.invitation.sendNowHelp' : 'people.invitation.sendLater')}
            </p>
            {value && isNamedByMail({ email, login_id }) ? (
              <p className="prose-line mt-1 text-attention">{t('people.invitations.alsoCode')}</p>
            ) : null}
          </div>
        )}
      />
      {send ? (
        <Controller
          name="language"
          control={control}
          render={({ field: { value, onChange } }) => (
            <Field label={t('people.invitation.language')}>
              {(field) => (
                <Select
                  control={field}
                  value={value}
                  options={(['ja', 'en'] as const).map((language) => ({
                    value: language,
                    label: t(`people.language.${language}`),
                  }))}
                  onChange={onChange}
                />
              )}
            </Field>
          )}
        />
      ) : null}
    </>
  );
}
