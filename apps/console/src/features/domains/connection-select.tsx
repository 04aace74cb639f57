import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { connectionsQuery } from '../connections/api/list-connections.ts';

/** One of the company's connections, or none. */
export function ConnectionSelect(props: {
  control: FieldControl;
  value: string | null;
  onChange: (connectionId: string | null) => void;
}) {
  const { control, value, onChange } = props;
  const { t } = useTranslation();
  const connections = useQuery(connectionsQuery).data?.items ?? [];
  return (
    <Select
      control={control}
      value={value ?? ''}
      options={[
        { value: '', label: t('domains.byPassword') },
        ...connections.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => onChange(id || null)}
    />
  );
}
