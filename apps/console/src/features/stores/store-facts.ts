import type { TFunction } from 'i18next';
import { createElement } from 'react';
import type { Store } from '../../api/types.ts';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { identifierFacts } from '../identifiers/identifier-facts.tsx';
import { postalCodeText } from '../places/postal-code.ts';

/** What is known about a store at the moment looked at; `today` is given in the past only, to say what differs. */
export function storeFacts(t: TFunction, store: Store, today: Store | undefined): Fact[] {
  const fact = (label: string, textOf: (store: Store) => string | null): Fact => ({
    label,
    value: textOf(store),
    ...(today && textOf(today) !== textOf(store) && { now: textOf(today) }),
  });
  return [
    fact(t('stores.name'), ({ name }) => name),
    fact(t('field.kana'), ({ kana }) => kana),
    {
      label: t('field.status'),
      value: createElement(StateTag, { state: store.status }),
      ...(today && today.status !== store.status && { now: t(`state.${today.status}`) }),
    },
    ...identifierFacts(t, store.identifiers, today?.identifiers),
    fact(t('field.unit_id'), ({ unit_name }) => unit_name),
    fact(t('field.corporation_id'), ({ corporation_name }) => corporation_name),
    fact(t('field.postal_code'), ({ postal_code }) => postalCodeText(postal_code)),
    fact(t('field.address'), ({ address }) => address),
    fact(t('field.phone'), ({ phone }) => phone),
  ];
}
