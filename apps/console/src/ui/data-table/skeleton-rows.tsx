const rows = Array.from({ length: 14 }, (_, row) => row);

/** Rows to come, with the columns' own widths; they appear after 200 ms only. `looks`: the classes of each cell. */
export function SkeletonRows({ looks }: { looks: readonly string[] }) {
  return rows.map((row) => (
    <tr key={row} className="late h-9" aria-hidden>
      {looks.map((look, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells are all alike
        <td key={column} className={look}>
          <div className="h-3 max-w-36 rounded-sm bg-hover" />
        </td>
      ))}
    </tr>
  ));
}
