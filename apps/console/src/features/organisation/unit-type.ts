import { useTranslation } from 'react-i18next';

/** How a kind of unit is called: the codes that came from old systems in words, the customer's own words as they are. */
export function useUnitTypeName(): (unitType: string | null) => string | null {
  const { t, i18n } = useTranslation();
  return (unitType) => {
    const known = `organisation.unitType.${unitType}`;
    return unitType !== null && i18n.exists(known) ? t(known as 'organisation.unitType.area') : unitType;
  };
}
