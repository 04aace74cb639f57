/** What the import of devices says, in English. `device-import-ja.ts` says the same in Japanese. */
export const deviceImportEn = {
  deviceImport: {
    command:
      'Make one list of several lists of the same devices; what they contradict each other in is for people to decide',
    mapping: 'file that says where the lists are and what their columns mean (YAML)',
    reportOption: 'file for lines set aside and contradictions (JSON lines)',
    phases: { reading: 'reading', merging: 'merging', taking: 'taking over' },
    perSecond: '/s',
    merged: (name: string, devices: string, certificates: string) =>
      `${name}  ${devices} devices, ${certificates} certificates`,
    nothing: 'nothing changed',
    contradictions: 'contradictions, new or changed',
    report: (file: string, count: number) => `${count} lines set aside and contradictions: ${file}`,
  },
};
