import { ClipboardCopy } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type CsvColumn, tabbed } from './csv.ts';

export interface CopyButtonProps<Row> {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly CsvColumn<Row>[];
  readonly copied: string;
}

/** Copies what is selected, to be pasted into a spreadsheet. */
export function CopyButton<Row>({ name, rows, columns, copied }: CopyButtonProps<Row>) {
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(tabbed(columns, rows));
    toast.add({ title: copied });
  };
  return (
    <Button onClick={() => void copy()}>
      <ClipboardCopy aria-hidden strokeWidth={1.75} />
      {name}
    </Button>
  );
}
