import type { Example, Examples } from '../kit/example.ts'

/** Made-up calls and replies of every operation, for printed documents. */
export const tiktokExamples: Examples = {
  uploadVideo: {
    upload: {
      summary: 'Footage taken over from a URL',
      input: {
        body: {
          upload_type: 'UPLOAD_BY_URL',
          use_scenario: 'AIGC',
          video_url: 'https://media.example.com/kettle/pouring.mp4',
        },
      },
      reply: success('20260101000000A1B2C3D4E5F60718293A', [
        { video_id: 'v10033g50000d5arhr6t9itil688evj0' },
      ]),
    },
    missingUrl: refused(
      'No URL given',
      '20260101000001B1C2D3E4F50617283940',
      40002,
      'video_url: Missing data for required field.',
    ),
    notAVideo: refused(
      'The URL leads to a web page',
      '20260101000002C1D2E3F4051627384950',
      40908,
      'The file is not a video of a supported container: mp4, mov, mpeg or avi.',
    ),
  },
  createVideoTask: {
    voiceover: {
      summary: 'Two voice-over videos of a kettle',
      input: { body: kettle() },
      reply: success('20260101000010D1E2F304152637485960', {
        task_ids: ['7590176157135180607', '7590176157135181607'],
      }),
    },
    titleMissing: refused(
      'A product without a title',
      '20260101000011E1F20314253647586970',
      40002,
      'product_video_info.product_info_list.0.title: Missing data for required field.',
    ),
    unknownVideo: refused(
      'Footage that the account does not have',
      '20260101000012F102132435465768798A',
      40053,
      'Video v10033g50000d5arhr6t9itil688evj0 does not exist or cannot be used by this account.',
    ),
    notAllowlisted: refused(
      'An app without access to the feature',
      '2026010100001302132435465768798A9B',
      40118,
      'This app is not on the allowlist of AI video generation.',
    ),
  },
  createImageAnimationTask: {
    wave: {
      summary: 'A picture in front of another background',
      input: {
        body: {
          image_url: 'https://media.example.com/kettle/front.jpg',
          change_background: true,
          background_prompt: 'White marble',
          animation_prompt: null,
          video_generation_count: 1,
        },
      },
      reply: success('20260101000020132435465768798A9BAC', {
        task_ids: ['7590176285580116487'],
      }),
    },
    secondOfTheMinute: refused(
      'A second call within a minute',
      '202601010000212435465768798A9BACBD',
      40100,
      'Too many requests. Please retry in some time.',
    ),
    badCount: refused(
      'Six videos at once',
      '2026010100002235465768798A9BACBDCE',
      40002,
      'video_generation_count: Must be less than or equal to 5.',
    ),
  },
  listVideoTasks: {
    oneReadyOneAtWork: {
      summary: 'Two tasks, the first of them ready',
      input: {
        query: {
          task_ids: ['7590176157135180607', '7590176157135181607'],
          aigc_video_type: 'VOICEOVER',
        },
      },
      reply: success('20260101000210465768798A9BACBDCEDF', {
        list: [
          {
            task_id: '7590176157135180607',
            aigc_video_type: 'VOICEOVER',
            status: 'SUCCESS',
            video_id: 'v10033g50000d5arivapbhfm4pb8ddn0',
            preview_url: preview('69560ddd', 'd5arivapbhfm4pb8ddn0'),
          },
          {
            task_id: '7590176157135181607',
            aigc_video_type: 'VOICEOVER',
            status: 'PROCESSING',
          },
        ],
      }),
    },
    noneFound: {
      summary: 'No task of that type has such an id',
      reply: success('202601010002115768798A9BACBDCEDFE0', { list: [] }),
    },
    idsAreNoArray: refused(
      'Ids that are no JSON array',
      '2026010100021268798A9BACBDCEDFE0F1',
      40002,
      'task_ids: Not a valid array.',
    ),
  },
  listVideos: {
    firstPage: {
      summary: 'Both voice-over videos that are ready',
      input: { query: { aigc_video_types: ['VOICEOVER'], page: 1, page_size: 10 } },
      reply: success('20260101000310798A9BACBDCEDFE0F102', {
        list: [
          {
            aigc_video_type: 'VOICEOVER',
            video_id: 'v10033g50000d5arivapbhfm4pb8ddn0',
            video_name: 'VOICEOVER-20260101000205-k7Q',
            create_time: '2026-01-01 00:02:05',
            preview_url: preview('69560ddd', 'd5arivapbhfm4pb8ddn0'),
          },
          {
            aigc_video_type: 'VOICEOVER',
            video_id: 'v10033g50000d5arif4nsgontioocmp0',
            video_name: 'VOICEOVER-20260101000100-Zb3',
            create_time: '2026-01-01 00:01:00',
            preview_url: preview('69560d9c', 'd5arif4nsgontioocmp0'),
          },
        ],
        page_info: { page: 1, page_size: 10, total_number: 2, total_page: 1 },
      }),
    },
    noVideoYet: {
      summary: 'No video of these kinds exists',
      reply: success('202601010003118A9BACBDCEDFE0F10213', {}),
    },
    pageTooLarge: refused(
      'More items than a page holds',
      '202601010003129BACBDCEDFE0F1021324',
      40002,
      'page_size: Must be less than or equal to 100.',
    ),
  },
  listDigitalAvatars: {
    onePage: {
      summary: 'The first avatar of twelve',
      input: { query: { page: 1, page_size: 1 } },
      reply: success('20260101000410ACBDCEDFE0F102132435', {
        list: [
          {
            avatar_id: '7402176285580116001',
            avatar_name: 'Mara',
            avatar_thumbnail: 'https://media.example.com/avatars/mara.jpg',
            avatar_preview_url: 'https://media.example.com/avatars/mara.mp4',
            tag_groups: [
              { tag_type: 'gender', tags: ['Female'] },
              { tag_type: 'industry', tags: ['Home', 'Kitchen'] },
            ],
          },
        ],
        page_info: { page: 1, page_size: 1, total_number: 12, total_page: 12 },
      }),
    },
    tokenMissing: refused(
      'No token sent',
      '20260101000411BDCEDFE0F10213243546',
      40104,
      'Access token is null, you should set it in http header with key Access-Token.',
    ),
  },
}

function kettle(): object {
  return {
    aigc_video_type: 'VOICEOVER',
    product_video_info: {
      video_generation_count: 2,
      target_language: 'en',
      product_info_list: [
        {
          source_language: 'en',
          product_name: 'Gooseneck kettle',
          title: 'Pour-over kettle, 0.8 litres',
          description: 'Steel kettle with a thin spout and a thermometer in the lid.',
          selling_points: ['Slow, even pour', 'Thermometer in the lid'],
          brand: 'Northpour',
          price: 39.9,
          currency: 'EUR',
        },
      ],
      input_video_list: { video_id_list: ['v10033g50000d5arhr6t9itil688evj0'] },
    },
  }
}

function success(request_id: string, data: unknown): unknown {
  return { code: 0, message: 'OK', request_id, data }
}

function refused(summary: string, request_id: string, code: number, message: string): Example {
  return { summary, reply: { code, message, request_id, data: {} } }
}

function preview(expiry: string, xid: string): string {
  const signature = '5f0c1d9ab27e4836914b6a0d3e8f7c25'
  return `https://media.example.com/${signature}/${expiry}/video/tos/${xid}/?mime_type=video_mp4&vr=1`
}
