/** A fixture as documents show it, and what is told of it when a fresh world that stands still plants it. */
export const fixtureExample = {
  tiktok: [
    { account: 'designer', tasks: [{ as: 'finished', type: 'IMAGE_ANIMATION', ago: '10m' }] },
  ],
  creatify: [{ account: 'designer', credits: 3, links: [{ as: 'kettle', title: 'Kettle' }] }],
}

export const plantedExample = [
  {
    provider: 'tiktok',
    account: 'designer',
    kind: 'task',
    id: '7590173581375585592',
    as: 'finished',
  },
  {
    provider: 'creatify',
    account: 'designer',
    kind: 'link',
    id: '1a4b77ff-5ff4-4552-a46c-fb87d64a6f78',
    as: 'kettle',
  },
]
