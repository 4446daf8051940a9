import type { Example, Examples } from '../kit/example.ts'
import { defaults } from './defaults.ts'

const linkId = '5f0a1c3e-7b2d-4e6f-8a90-1b2c3d4e5f60'
const pageId = '9c8b7a69-5847-4362-9150-0f1e2d3c4b5a'
const videoId = '1d2c3b4a-5968-4776-8584-93a2b1c0d9e8'
const previewId = 'a1b2c3d4-e5f6-4071-8293-a4b5c6d7e8f9'
const personaId = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
const at = 'https://media.example.com/kettle'

const page = {
  id: pageId,
  url: 'https://shop.example.com/kettle',
  title: 'Gooseneck kettle',
  description: 'Steel kettle with a thin spout.',
  image_urls: [`${at}/front.jpg`, `${at}/side.jpg`, `${at}/top.jpg`],
  video_urls: [`${at}/pouring.mp4`],
  reviews: 'Pours slowly and evenly.',
  logo_url: `${at}/logo.png`,
  ai_summary: 'A kettle for people who brew coffee by hand.',
  ai_industry: 'Home',
  ai_target_audiences: ['coffee lovers'],
}
const link = { id: linkId, url: page.url, link: page, credits_used: 1 }

const job = {
  id: videoId,
  media_job: null,
  status: 'pending',
  failed_reason: null,
  is_hidden: false,
  video_output: null,
  video_thumbnail: null,
  outputs: [],
  credits_used: 0,
  duration: null,
  progress: '0',
  preview: null,
  previews: [],
  editor_url: null,
  link: linkId,
  ...defaults,
}
const shape = { visual_style: 'AvatarBubbleTemplate', aspect_ratio: '9x16', duration: 15 }
const single = { ...job, visual_style: shape.visual_style }
const previews = [
  { media_job: previewId, url: `${at}/preview?layout=videos/1.json`, ...shape, editor_url: null },
]
const previewJob = {
  ...job,
  visual_styles: [shape.visual_style],
  aspect_ratios: ['9x16'],
}
const rendering = {
  ...previewJob,
  media_job: previewId,
  previews,
  credits_used: 1,
  outputs: [
    {
      media_job: previewId,
      ...shape,
      video_output: null,
      video_thumbnail: null,
      status: 'pending',
      progress: '0',
      failed_reason: null,
    },
  ],
}

const persona = {
  id: personaId,
  gender: 'f',
  age_range: 'adult',
  location: 'indoor',
  style: 'selfie',
  creator_name: 'Ada',
  video_scene: 'Kitchen',
  keywords: 'calm, curious',
  suitable_industries: ['Home'],
  preview_image_16_9: `${at}/16x9.jpg`,
  preview_image_1_1: `${at}/1x1.jpg`,
  preview_image_9_16: `${at}/9x16.jpg`,
  preview_video_16_9: `${at}/16x9.mp4`,
  preview_video_1_1: `${at}/1x1.mp4`,
  preview_video_9_16: `${at}/9x16.mp4`,
  is_active: true,
  type: 'realistic',
  created_at: '2025-01-06T00:00:00.000Z',
  updated_at: '2025-01-06T00:00:00.000Z',
}
const voice = {
  name: 'Ada',
  gender: 'female',
  accents: [{ id: 'ada-en', accent_name: 'American', preview_url: `${at}/voice.mp4` }],
}
const music = {
  url: `${at}/music.m4a`,
  category: ['Calm'],
  cover_url: `${at}/cover.png`,
  is_favorite: false,
  duration: 60,
}
const pageOf = (item: unknown) => ({ count: 1, next: null, previous: null, results: [item] })

const missing: Example = {
  summary: 'There is no such object',
  status: 404,
  reply: { detail: 'No LinkToVideo matches the given query.' },
}
const fewCredits: Example = {
  summary: 'Too few credits are left',
  status: 402,
  reply: { detail: 'Not enough credits.' },
}

/** Made-up calls and replies of every operation, for printed documents. */
export const creatifyExamples: Examples = {
  createLink: {
    kettle: {
      summary: 'The page of a kettle',
      input: { body: { url: page.url } },
      status: 201,
      reply: link,
    },
    unreachable: {
      summary: 'A page that cannot be read',
      status: 400,
      reply: ['Failed to scrape url: https://shop.example.invalid/'],
    },
  },
  createLinkWithParams: {
    kettle: {
      summary: 'A kettle without a page',
      input: { body: { title: page.title, image_urls: page.image_urls } },
      reply: link,
    },
  },
  listLinks: {
    one: { summary: 'One link', input: { query: { ids: [linkId] } }, reply: [link] },
  },
  getLink: {
    one: { summary: 'A link', input: { params: { id: linkId } }, reply: link },
    inner: {
      summary: 'The id of a page instead of a link',
      status: 404,
      reply: { detail: 'No Link matches the given query.' },
    },
  },
  updateLink: {
    title: {
      summary: 'Another title',
      input: { params: { id: linkId }, body: { title: page.title } },
      reply: page,
    },
  },
  createVideo: {
    usual: {
      summary: 'A video with everything as usual',
      input: { body: { link: linkId } },
      status: 201,
      reply: single,
    },
    fields: {
      summary: 'Several fields are wrong',
      status: 400,
      reply: {
        link: ['This field is required.'],
        aspect_ratio: ['"9:16" is not a valid choice.'],
      },
    },
    fewCredits,
  },
  createPreview: {
    usual: {
      summary: 'A preview, there at once',
      input: { body: { link: linkId } },
      reply: {
        ...single,
        media_job: previewId,
        preview: previews[0]?.url ?? '',
        credits_used: 1,
        duration: 15,
        progress: '1',
      },
    },
  },
  createPreviewList: {
    usual: {
      summary: 'Previews of one style in one shape',
      input: {
        body: {
          link: linkId,
          visual_styles: previewJob.visual_styles,
          aspect_ratios: previewJob.aspect_ratios,
        },
      },
      status: 201,
      reply: previewJob,
    },
    unknownLink: {
      summary: 'The id of a page instead of a link',
      status: 400,
      reply: { link: ['Invalid link ID'] },
    },
    fewCredits,
  },
  listVideos: {
    one: { summary: 'One job', input: { query: { ids: [videoId] } }, reply: [previewJob] },
  },
  getVideo: {
    previews: {
      summary: 'A job whose previews are ready',
      input: { params: { id: videoId } },
      reply: { ...previewJob, previews, credits_used: 1, duration: 15, progress: '1' },
    },
    missing,
  },
  renderVideo: {
    usual: { summary: 'The first preview', input: { params: { id: videoId } }, reply: rendering },
    early: {
      summary: 'Before there is a preview',
      status: 400,
      reply: ['There is no preview to render yet.'],
    },
    missing,
  },
  renderSinglePreview: {
    usual: {
      summary: 'One of the previews',
      input: { params: { id: videoId }, body: { media_job: previewId } },
      reply: rendering,
    },
    missing,
  },
  listPersonas: {
    women: { summary: 'Women', input: { query: { gender: ['f'] } }, reply: [persona] },
  },
  listPersonasPaginated: {
    first: { summary: 'The first page', input: { query: { page: 1 } }, reply: pageOf(persona) },
    beyond: { summary: 'No such page', status: 404, reply: { detail: 'Invalid page.' } },
  },
  getPersona: {
    one: { summary: 'A persona', input: { params: { id: personaId } }, reply: persona },
  },
  listVoices: { all: { summary: 'Every voice', input: {}, reply: [voice] } },
  listVoicesPaginated: {
    first: { summary: 'The first page', input: { query: { page: 1 } }, reply: pageOf(voice) },
  },
  listMusics: {
    calm: {
      summary: 'Calm pieces',
      input: { query: { category: 'Calm' } },
      reply: pageOf(music),
    },
  },
  listMusicCategories: {
    all: { summary: 'Every category', input: {}, reply: [{ name: 'Calm' }] },
  },
  getRemainingCredits: {
    fresh: { summary: 'A fresh account', input: {}, reply: { remaining_credits: 1000 } },
  },
}
