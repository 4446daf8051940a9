import type { Notice } from '../kit/contract.ts'

/** What an application tells people before they upload, and before they download; the wording is ours. */
export const notices: readonly Notice[] = [
  {
    before: 'upload',
    operations: ['uploadVideo'],
    points: [
      'You hold every right in this file that making an advertisement of it takes.',
      'It contains nothing that other users have made, unless they allowed this use.',
      'TikTok may look through the file by machine, and may change it.',
      'What you make of it keeps to the advertising policies and the community guidelines of TikTok.',
    ],
    consent: 'I confirm all of this',
    evidence: 'documented',
  },
  {
    before: 'download',
    operations: ['createVideoTask'],
    points: [
      'This video may be shared and published on platforms of the TikTok brand only.',
      'A watermark in it may not be removed or altered on purpose.',
    ],
    consent: 'I have read this',
    evidence: 'documented',
  },
]
