import type { Profile } from './profile.ts';

/** Chains of pharmacies in Japan. */
export const pharmacy: Profile = {
  job_types: [
    { name: '管理薬剤師', name_en: 'Managing pharmacist' },
    { name: '薬剤師', name_en: 'Pharmacist' },
    { name: '登録販売者', name_en: 'Registered salesperson' },
    { name: '事務', name_en: 'Clerk' },
  ],
};
