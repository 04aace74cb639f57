import { because, demandedReason, described, id, named, record, text } from '@kiban/service';
import { z } from 'zod';
import { DEVICE_FIELDS } from '../device-imports/source-line.ts';

export const contradictionStatus = z.enum(['open', 'decided', 'settled']);
export const contradictoryField = z.enum([...DEVICE_FIELDS, 'store_id', 'device_id']);

const source = described(z.string(), 'The source that says so.', '取り込み元。');
const line = described(z.int().min(1), 'On which line of it.', '行番号。');
const writtenText = described(z.string(), 'As it is written there, or what people call it.', '取り込み元での表記。');
const value = described(
  z.string(),
  'As the field holds it: an id, where it refers to something.',
  '項目の値。参照する項目では ID。',
);
const name = described(
  z.string().nullable(),
  'What the id refers to, by name; null where the value is none.',
  'ID が指すものの名前。ID でない値では null。',
);
const unusable = described(
  z.string().nullable(),
  'As the field would hold it; null: nothing can be made of it.',
  '項目の値。使えない値では null。',
);

const contradictoryValue = named(
  z.strictObject({ source, line, text: writtenText, value: unusable, name }),
  'ContradictoryValue',
  'What one line of one source says.',
  '取り込み元の 1 行の値。',
);

const chosenValue = named(
  z.strictObject({
    source: described(
      source.nullable(),
      'The source; null: somebody wrote it.',
      '取り込み元。人が入力した値では null。',
    ),
    line: described(line.nullable(), 'Its line.', '行番号。'),
    text: writtenText,
    value: unusable,
    name,
  }),
  'ChosenValue',
  'Which value it is taken to be.',
  '採用された値。',
);

const standingValue = named(
  z.strictObject({ value, name }),
  'StandingValue',
  'What stands in the field.',
  '現在の値。',
);

export const contradictionSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the contradiction.', '食い違いの永続的な ID。'),
    import_name: described(z.string(), 'The lists, by the name of their mapping.', '取り込みの名前。'),
    subject_kind: described(z.enum(['device', 'certificate', 'licence']), 'What it is about.', '対象の種類。'),
    subject_id: described(
      id().nullable(),
      'What it is about; null: the lines were set aside, and there is nothing yet.',
      '対象の ID。行が保留され、対象がまだないときは null。',
    ),
    subject_key: described(
      z.string().nullable(),
      'What lines that were set aside share: asset_tag:A001.',
      '保留された行に共通するもの（asset_tag:A001 など）。',
    ),
    subject_name: described(
      z.string().nullable(),
      'The device’s name, or the certificate’s serial number.',
      '端末の名前、または証明書のシリアル番号。',
    ),
    store_id: described(id().nullable(), 'The store it concerns.', '関係する店舗の ID。'),
    store_name: described(z.string().nullable(), 'Name of that store at the moment shown.', 'その時点の店舗名。'),
    field: described(
      contradictoryField,
      'In what they differ. device_id: who holds it.',
      '食い違っている項目。device_id は証明書を持つ端末。',
    ),
    values: described(
      z.array(contradictoryValue),
      'What the sources say, who is believed first.',
      '取り込み元の値。優先順。',
    ),
    chosen: described(
      chosenValue.nullable(),
      'Provisional until somebody decides; null: nothing could be chosen.',
      '採用された値。決定までは仮。選べないときは null。',
    ),
    standing: described(
      standingValue.nullable(),
      'What stands in the field at the moment shown; null: nothing does.',
      'その時点で項目に入っている値。なければ null。',
    ),
    status: described(
      contradictionStatus,
      'settled: the sources agree now, or somebody changed the thing itself.',
      '状態。settled は、取り込み元が一致したか、対象そのものが変更されたもの。',
    ),
    decided_by: described(id().nullable(), 'The user whose decision stands.', '決定した利用者の ID。'),
    decided_by_name: described(z.string().nullable(), 'That user’s name.', 'その利用者の名前。'),
    ...record,
  }),
  'Contradiction',
  'Sources that differ in one field of one thing.',
  '取り込み元どうしの食い違い。',
);

const ONE = because('Give either source or value.', 'source か value のどちらか一方を指定してください。');

export const contradictionDecision = named(
  z
    .strictObject({
      source: described(text(200).exactOptional(), 'This source is right.', 'この取り込み元の値が正しい。'),
      line: described(
        z.int().min(1).exactOptional(),
        'Where it says several things: on this line.',
        '複数の値があるときの行番号。',
      ),
      value: described(
        text(500).exactOptional(),
        'One of the values, or another one: a text, or the id of a store or device.',
        '候補の値、または別の値。文字列、または店舗・端末の ID。',
      ),
      reason: demandedReason,
    })
    .refine(({ source, value }) => (source === undefined) !== (value === undefined), ONE)
    .refine(({ source, line }) => line === undefined || source !== undefined, ONE),
  'ContradictionDecision',
  'Which value it is, and why.',
  'どの値が正しいか、とその理由。',
);
