import type { Report, Test } from '../../../../emulator/cli/report/model.ts'

/** What a hostile server may put into any text. */
export const hostile = '"\u0000\u001b[2J\ud800 ]]></script><b>&amp; "'

const base: Test = {
  ...{ id: 'kettle', title: 'A kettle boils', verdict: 'passed', realMs: 12, steps: [] },
  problems: [],
}

/** A run in which one test passes, one fails in its second step, and one is skipped. */
export const sample: Report = {
  title: 'backlot play: here',
  startedAt: Date.UTC(2026, 0, 1),
  realMs: 62,
  facts: { target: 'here' },
  suites: [
    {
      name: 'kitchen',
      tests: [base, { ...base, id: 'pot', verdict: 'skipped', reason: 'no fire' }],
    },
    {
      name: 'garden',
      tests: [
        {
          ...{ id: 'rain', title: 'Rain "falls"\nat night', verdict: 'failed', word: 'drift' },
          ...{ startedAt: Date.UTC(2026, 0, 1) + 20, realMs: 40, virtualMs: 3_600_000 },
          ...{ file: 'garden.yaml', line: 7, tags: ['water'] },
          steps: [
            {
              ...{ name: 'Clouds gather', verdict: 'passed', depth: 0, notes: ['3 tries'] },
              ...{ realStartMs: 0, realMs: 10, virtualStartMs: 0, virtualMs: 900_000 },
              exchanges: [],
            },
            {
              ...{ name: 'Drops fall', verdict: 'failed', depth: 1, notes: [] },
              ...{ realStartMs: 10, realMs: 30, virtualStartMs: 900_000, virtualMs: 2_700_000 },
              exchanges: [
                {
                  request: { method: 'GET', url: '/sky', headers: { accept: '*/*' } },
                  response: {
                    status: 500,
                    headers: {},
                    body: `{"sky":${JSON.stringify(hostile)}}`,
                  },
                },
              ],
            },
          ],
          problems: [
            { kind: 'criterion', message: `it is dry ${hostile}`, details: ['a', hostile] },
          ],
        },
      ],
    },
  ],
}
