import { PRODUCT } from './group.ts';
import { voiceOf } from './voice.ts';
import type { YearPlatform } from './year-platform.ts';

const words = (en: string, ja: string) => ({ en, ja });

/** The vendor says what there is to buy, and the product what can be permitted in it. */
export async function offerProduct(platform: YearPlatform): Promise<void> {
  const machine = voiceOf(
    platform,
    {
      ...{ tenant_id: platform.platformTenant, client_id: 'vendor-shop' },
      scope: 'asset:products directory:manifests',
    },
    () => undefined,
  );
  const name = words('Dispensing', '調剤');
  await machine.add(
    'asset:/products',
    {
      ...{ product: PRODUCT, name },
      plans: [
        { key: 'store', name: words('By store', '店舗プラン'), features: ['dispense'], seat_kind: 'store' },
        { key: 'whole', name: words('Everything', '全社プラン'), features: ['dispense', 'reports'], seat_kind: null },
      ],
    },
    '発売',
  );
  const permission = (key: string, en: string, ja: string) => ({
    ...{ key, name: words(en, ja), resource_type: 'prescription' },
  });
  const { status, body } = await machine.send('PUT', `directory:/manifests/${PRODUCT}`, {
    ...{ name, licensed: true, reason: '発売' },
    permissions: [
      permission('prescriptions.read', 'See prescriptions', '処方の閲覧'),
      permission('prescriptions.dispense', 'Dispense', '調剤'),
    ],
    roles: [
      {
        ...{ key: 'pharmacist', name: words('Pharmacist', '薬剤師'), scopes: ['unit', 'store'] },
        permissions: [`${PRODUCT}.prescriptions.read`, `${PRODUCT}.prescriptions.dispense`],
      },
      {
        ...{ key: 'clerk', name: words('Clerk', '事務'), scopes: ['tenant', 'unit', 'store'] },
        permissions: [`${PRODUCT}.prescriptions.read`],
      },
    ],
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
