// Printed from the OpenAPI document of aitoearn by client/generate.ts; never edited.

import type { Operation } from '../operation.ts'

/** Stands between the origin and the path of each operation. */
export const basePath = "/api/ai"

/** operationId → what a caller has to know of it. */
export const operations = {
  "listVideoModels": {
    "method": "GET",
    "path": "/models/video/generation",
    "idempotent": true,
    "query": {}
  },
  "createVideoTask": {
    "method": "POST",
    "path": "/video/generations",
    "idempotent": false,
    "query": {}
  },
  "listVideoTasks": {
    "method": "GET",
    "path": "/video/generations",
    "idempotent": true,
    "query": {
      "page": "text",
      "pageSize": "text"
    }
  },
  "getVideoTask": {
    "method": "GET",
    "path": "/video/generations/{taskId}",
    "idempotent": true,
    "query": {}
  }
} as const satisfies Record<string, Operation>
