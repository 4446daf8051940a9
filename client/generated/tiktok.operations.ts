// Printed from the OpenAPI document of tiktok by client/generate.ts; never edited.

import type { Operation } from '../operation.ts'

/** Stands between the origin and the path of each operation. */
export const basePath = "/open_api/v1.3"

/** operationId → what a caller has to know of it. */
export const operations = {
  "uploadVideo": {
    "method": "POST",
    "path": "/file/video/ad/upload/",
    "idempotent": false,
    "quota": {
      "limit": 20,
      "windowMs": 60000
    },
    "query": {}
  },
  "createVideoTask": {
    "method": "POST",
    "path": "/creative/aigc/video/task/create/",
    "idempotent": false,
    "quota": {
      "limit": 20,
      "windowMs": 60000
    },
    "query": {}
  },
  "createImageAnimationTask": {
    "method": "POST",
    "path": "/creative/aigc/image_animation/task/create/",
    "idempotent": false,
    "quota": {
      "limit": 1,
      "windowMs": 60000
    },
    "query": {}
  },
  "listVideoTasks": {
    "method": "GET",
    "path": "/creative/aigc/video/task/list/",
    "idempotent": true,
    "quota": {
      "limit": 20,
      "windowMs": 60000
    },
    "query": {
      "task_ids": "json",
      "aigc_video_type": "text"
    }
  },
  "listVideos": {
    "method": "GET",
    "path": "/creative/aigc/video/list/",
    "idempotent": true,
    "quota": {
      "limit": 20,
      "windowMs": 60000
    },
    "query": {
      "aigc_video_types": "json",
      "page": "text",
      "page_size": "text"
    }
  },
  "listDigitalAvatars": {
    "method": "GET",
    "path": "/creative/digital_avatar/get/",
    "idempotent": true,
    "quota": {
      "limit": 20,
      "windowMs": 60000
    },
    "query": {
      "page": "text",
      "page_size": "text"
    }
  }
} as const satisfies Record<string, Operation>
