const families =
  /^(accept|access-control|content|if|proxy|sec|x-forwarded|x-b3|x-datadog|x-amzn|x-cloud)-/

const ordinary = new Set(
  [
    'accept b3 baggage cache-control connection cookie date dnt expect forwarded from host keep-alive origin',
    'pragma priority range referer sentry-trace te traceparent tracestate trailer transfer-encoding',
    'upgrade upgrade-insecure-requests user-agent via x-correlation-id x-real-ip x-request-id',
    'x-requested-with',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a header, by its lower-case name, is one that clients, browsers and proxies send to anybody. */
export const isOrdinaryHeader = (name: string): boolean => ordinary.has(name) || families.test(name)
