// Printed from the OpenAPI document of backlot by client/generate.ts; never edited.

import type { Operation } from '../operation.ts'

/** Stands between the origin and the path of each operation. */
export const basePath = "/_backlot"

/** operationId → what a caller has to know of it. */
export const operations = {
  "getClock": {
    "method": "GET",
    "path": "/clock",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "setClock": {
    "method": "PUT",
    "path": "/clock",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "advanceClock": {
    "method": "POST",
    "path": "/clock/advance",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "listWorlds": {
    "method": "GET",
    "path": "/worlds",
    "idempotent": true,
    "query": {}
  },
  "openWorld": {
    "method": "POST",
    "path": "/worlds",
    "idempotent": false,
    "query": {}
  },
  "dropWorld": {
    "method": "DELETE",
    "path": "/worlds/{name}",
    "idempotent": true,
    "query": {}
  },
  "listTasks": {
    "method": "GET",
    "path": "/tasks",
    "idempotent": true,
    "query": {
      "world": "text",
      "page": "text",
      "pageSize": "text"
    }
  },
  "getTask": {
    "method": "GET",
    "path": "/tasks/{id}",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "stepTask": {
    "method": "POST",
    "path": "/tasks/{id}/step",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "finishTask": {
    "method": "POST",
    "path": "/tasks/{id}/finish",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "failTask": {
    "method": "POST",
    "path": "/tasks/{id}/fail",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "holdTask": {
    "method": "POST",
    "path": "/tasks/{id}/hold",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "listFates": {
    "method": "GET",
    "path": "/fates",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "addFate": {
    "method": "POST",
    "path": "/fates",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "dropFates": {
    "method": "DELETE",
    "path": "/fates",
    "idempotent": true,
    "query": {
      "world": "text",
      "id": "text"
    }
  },
  "listFaults": {
    "method": "GET",
    "path": "/faults",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "armFault": {
    "method": "POST",
    "path": "/faults",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "dropFaults": {
    "method": "DELETE",
    "path": "/faults",
    "idempotent": true,
    "query": {
      "world": "text",
      "id": "text"
    }
  },
  "getApp": {
    "method": "GET",
    "path": "/apps/{app}",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "setApp": {
    "method": "PUT",
    "path": "/apps/{app}",
    "idempotent": true,
    "query": {
      "world": "text",
      "provider": "text"
    }
  },
  "listQuotas": {
    "method": "GET",
    "path": "/quotas",
    "idempotent": true,
    "query": {
      "world": "text",
      "app": "text",
      "account": "text"
    }
  },
  "setQuota": {
    "method": "PUT",
    "path": "/quotas",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "listCredits": {
    "method": "GET",
    "path": "/credits",
    "idempotent": true,
    "query": {
      "world": "text",
      "page": "text",
      "pageSize": "text",
      "provider": "text",
      "account": "text"
    }
  },
  "setCredits": {
    "method": "PUT",
    "path": "/credits",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "listWebhooks": {
    "method": "GET",
    "path": "/webhooks",
    "idempotent": true,
    "query": {
      "world": "text",
      "page": "text",
      "pageSize": "text",
      "provider": "text",
      "operation": "text",
      "account": "text",
      "task": "text",
      "event": "text",
      "url": "text",
      "since": "text",
      "state": "text"
    }
  },
  "awaitWebhook": {
    "method": "GET",
    "path": "/webhooks/await",
    "idempotent": true,
    "query": {
      "world": "text",
      "provider": "text",
      "operation": "text",
      "account": "text",
      "task": "text",
      "event": "text",
      "url": "text",
      "since": "text",
      "state": "text",
      "after": "text",
      "timeout": "text"
    }
  },
  "getWebhook": {
    "method": "GET",
    "path": "/webhooks/{id}",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "resendWebhook": {
    "method": "POST",
    "path": "/webhooks/{id}/resend",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "listRequests": {
    "method": "GET",
    "path": "/requests",
    "idempotent": true,
    "query": {
      "world": "text",
      "page": "text",
      "pageSize": "text",
      "provider": "text",
      "operation": "text",
      "app": "text",
      "account": "text",
      "status": "text",
      "code": "text",
      "since": "text",
      "before": "text",
      "refused": "text",
      "format": "text"
    }
  },
  "getRequest": {
    "method": "GET",
    "path": "/requests/{id}",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "watchEvents": {
    "method": "GET",
    "path": "/events",
    "idempotent": true,
    "query": {
      "world": "text",
      "after": "text",
      "heartbeat": "text"
    }
  },
  "listUnread": {
    "method": "GET",
    "path": "/unread",
    "idempotent": true,
    "query": {
      "world": "text",
      "provider": "text",
      "operation": "text"
    }
  },
  "getMetrics": {
    "method": "GET",
    "path": "/metrics",
    "idempotent": true,
    "query": {}
  },
  "listFindings": {
    "method": "GET",
    "path": "/findings",
    "idempotent": true,
    "query": {
      "world": "text",
      "scope": "text",
      "severity": "text",
      "provider": "text",
      "rule": "text"
    }
  },
  "followMediaLink": {
    "method": "GET",
    "path": "/media",
    "idempotent": true,
    "query": {
      "url": "text"
    }
  },
  "reset": {
    "method": "POST",
    "path": "/reset",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "takeSnapshot": {
    "method": "GET",
    "path": "/snapshot",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "restoreSnapshot": {
    "method": "PUT",
    "path": "/snapshot",
    "idempotent": true,
    "query": {
      "world": "text"
    }
  },
  "plantFixture": {
    "method": "POST",
    "path": "/fixtures",
    "idempotent": false,
    "query": {
      "world": "text"
    }
  },
  "getHealth": {
    "method": "GET",
    "path": "/health",
    "idempotent": true,
    "query": {}
  },
  "getReady": {
    "method": "GET",
    "path": "/ready",
    "idempotent": true,
    "query": {}
  },
  "getDocument": {
    "method": "GET",
    "path": "/openapi.json",
    "idempotent": true,
    "query": {}
  },
  "getProviderDocument": {
    "method": "GET",
    "path": "/openapi/{document}",
    "idempotent": true,
    "query": {}
  },
  "getCoverage": {
    "method": "GET",
    "path": "/coverage",
    "idempotent": true,
    "query": {
      "provider": "text"
    }
  },
  "getReference": {
    "method": "GET",
    "path": "/reference",
    "idempotent": true,
    "query": {}
  },
  "getAsset": {
    "method": "GET",
    "path": "/assets/{name}",
    "idempotent": true,
    "query": {}
  }
} as const satisfies Record<string, Operation>
