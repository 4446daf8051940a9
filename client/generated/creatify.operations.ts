// Printed from the OpenAPI document of creatify by client/generate.ts; never edited.

import type { Operation } from '../operation.ts'

/** Stands between the origin and the path of each operation. */
export const basePath = "/api"

/** operationId → what a caller has to know of it. */
export const operations = {
  "createLink": {
    "method": "POST",
    "path": "/links/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "listLinks": {
    "method": "GET",
    "path": "/links/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {
      "ids": "csv"
    }
  },
  "createLinkWithParams": {
    "method": "POST",
    "path": "/links/link_with_params/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "getLink": {
    "method": "GET",
    "path": "/links/{id}/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "updateLink": {
    "method": "PUT",
    "path": "/links/{id}/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "createVideo": {
    "method": "POST",
    "path": "/link_to_videos/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "listVideos": {
    "method": "GET",
    "path": "/link_to_videos/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {
      "ids": "csv"
    }
  },
  "createPreview": {
    "method": "POST",
    "path": "/link_to_videos/preview/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "createPreviewList": {
    "method": "POST",
    "path": "/link_to_videos/preview_list_async/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "getVideo": {
    "method": "GET",
    "path": "/link_to_videos/{id}/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "renderVideo": {
    "method": "POST",
    "path": "/link_to_videos/{id}/render/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "renderSinglePreview": {
    "method": "POST",
    "path": "/link_to_videos/{id}/render_single_preview/",
    "idempotent": false,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "listPersonas": {
    "method": "GET",
    "path": "/personas/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {
      "age_range": "csv",
      "gender": "csv",
      "location": "csv",
      "style": "csv"
    }
  },
  "listPersonasPaginated": {
    "method": "GET",
    "path": "/personas/paginated/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {
      "age_range": "csv",
      "gender": "csv",
      "location": "csv",
      "style": "csv",
      "page": "text",
      "page_size": "text"
    }
  },
  "getPersona": {
    "method": "GET",
    "path": "/personas/{id}/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "listVoices": {
    "method": "GET",
    "path": "/voices/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "listVoicesPaginated": {
    "method": "GET",
    "path": "/voices/paginated/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {
      "page": "text",
      "page_size": "text"
    }
  },
  "listMusics": {
    "method": "GET",
    "path": "/musics/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {
      "category": "text",
      "search": "text",
      "page": "text",
      "page_size": "text"
    }
  },
  "listMusicCategories": {
    "method": "GET",
    "path": "/music_categories/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  },
  "getRemainingCredits": {
    "method": "GET",
    "path": "/remaining_credits/",
    "idempotent": true,
    "quota": {
      "limit": 60,
      "windowMs": 60000,
      "bucket": "requests"
    },
    "query": {}
  }
} as const satisfies Record<string, Operation>
