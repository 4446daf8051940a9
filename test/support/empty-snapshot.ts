/** A world in which nothing has happened, in 2030. */
export const emptySnapshot = {
  format: 'backlot-snapshot',
  version: 1,
  worlds: [
    {
      name: 'anything',
      seed: 's',
      clock: { mode: { kind: 'frozen' }, now: Date.UTC(2030, 0, 1) },
      progress: 'time',
      failureRate: 0,
      strict: false,
      store: { inserted: 0, collections: [], tallies: [], quotas: [], ledgers: [] },
      lines: [],
      fates: { numbered: 0, waiting: [] },
      faults: { numbered: 0, armed: [], struck: [] },
      denied: [],
      rules: [],
      webhooks: { posted: 0, count: 0, deliveries: [], begun: [], ahead: [] },
    },
  ],
}
