import type { Contract } from '../kit/contract.ts'

/** What the API refuses with; it knows no codes beside HTTP's. */
export const codes: Contract['codes'] = [
  {
    code: 400,
    status: 400,
    when: 'Something about the request is wrong: fields by name, or a bare list of sentences.',
    evidence: 'observed',
    check: 'parameters',
  },
  {
    code: 401,
    status: 401,
    when: 'A credential header is missing, or the two do not belong together.',
    evidence: 'observed',
    check: 'credential',
  },
  { code: 402, status: 402, when: 'The account has too few credits.', evidence: 'assumed' },
  {
    code: 404,
    status: 404,
    when: 'There is no such path, object or page; also a POST or PUT without its last slash.',
    evidence: 'observed',
    check: 'object',
  },
  {
    code: 405,
    status: 405,
    when: 'The path does not know the verb.',
    evidence: 'assumed',
    outside: 'unknownPath',
  },
  { code: 413, status: 413, when: 'The body is larger than 10 MiB.', evidence: 'assumed' },
  {
    code: 415,
    status: 415,
    when: 'The body is neither JSON nor a form.',
    evidence: 'assumed',
    check: 'mediaType',
  },
  {
    code: 429,
    status: 429,
    when: 'The account made too many calls; `Retry-After` tells when to come back.',
    evidence: 'assumed',
    check: 'quota',
  },
  {
    code: 500,
    status: 500,
    when: 'Something went wrong inside the service.',
    evidence: 'assumed',
    faultOnly: true,
  },
]

export const rules: Contract['rules'] = {
  orderOfChecks: {
    statement:
      'Route, credential, throttle, verb, object, media type, fields, credits: in this order.',
    evidence: 'assumed',
  },
  everyFieldAtOnce: {
    statement: 'A refusal names every field that is wrong, each with its sentences.',
    evidence: 'observed',
  },
  frameworkWords: {
    statement: 'Sentences about fields are those of the Django REST framework.',
    evidence: 'assumed',
  },
  spelledValues: {
    statement: 'A text that spells a number or a boolean is read as one, in JSON as in forms.',
    evidence: 'assumed',
  },
  formsToo: {
    statement: 'Bodies may be JSON, url-encoded forms or forms of many parts.',
    evidence: 'documented',
  },
  trailingSlash: {
    statement: 'A GET without its last slash is redirected; another verb finds nothing.',
    evidence: 'assumed',
  },
  bareArrays: {
    statement: 'Lists by id are bare arrays; unknown ids are left out.',
    evidence: 'documented',
  },
  outerId: {
    statement: 'A link has an id of its own; the id of the page in it leads nowhere.',
    evidence: 'observed',
  },
  linkIsFlatAfterUpdate: {
    statement: 'Correcting a link answers the page alone.',
    evidence: 'documented',
  },
  scrapeFailed: {
    statement: 'A page that cannot be read is a bare list of one sentence, and costs nothing.',
    evidence: 'documented',
  },
  mediaNeeded: {
    statement: 'A link without a picture or video makes no video: a bare list of one sentence.',
    evidence: 'documented',
  },
  threePictures: {
    statement: 'A link made without a page and without a video needs at least three pictures.',
    evidence: 'documented',
  },
  previewsStayPending: {
    statement: 'A preview job stays `pending` while `previews` goes from empty to filled.',
    evidence: 'documented',
  },
  previewPerStyleAndRatio: {
    statement:
      'There is a preview for each style in each shape; pairs that do not fit are skipped.',
    evidence: 'assumed',
  },
  synchronousPreview: {
    statement: '`preview/` answers with `preview` filled, and the job stays `pending`.',
    evidence: 'assumed',
  },
  lifecycle: {
    statement: 'A rendering goes from pending over in_queue and running to done or failed.',
    evidence: 'documented',
  },
  renderOnTheSameJob: {
    statement: 'Rendering a preview keeps the id of the job, and `outputs` grows.',
    evidence: 'assumed',
  },
  renderNeedsPreview: {
    statement: 'Rendering what has no preview, or is at work, is refused with a bare list.',
    evidence: 'observed',
  },
  creditsUsedLater: {
    statement: '`credits_used` is 0 at first and shows the cost later, when the balance drops too.',
    evidence: 'observed',
  },
  reservation: {
    statement:
      'The cost is reserved at once; it is charged when a rendering leaves in_queue, and when previews fill.',
    evidence: 'assumed',
  },
  startedHalfMinutes: {
    statement: 'Every started half minute costs: 5 credits a video, 1 a preview, 4 a rendering.',
    evidence: 'documented',
  },
  secondsOfAurora: {
    statement: 'aurora_v1 costs 1 credit a second, aurora_v1_fast half of it, rounded up.',
    evidence: 'documented',
  },
  refusalsAreFree: { statement: 'A refused call costs nothing.', evidence: 'observed' },
  failuresAreFree: { statement: 'A failed job costs nothing.', evidence: 'assumed' },
  throttleIsShared: {
    statement: 'All operations of an account count together: sixty calls in sixty seconds.',
    evidence: 'assumed',
  },
  previewIsAPage: {
    statement: 'The URL of a preview is a web page that may stand in a frame.',
    evidence: 'documented',
  },
  mediaUnsigned: {
    statement: 'Media URLs are not signed and do not expire.',
    evidence: 'observed',
  },
  accountsAreApart: {
    statement: 'An account sees its own links and jobs only.',
    evidence: 'assumed',
  },
  unknownFieldsAreIgnored: {
    statement: 'A body field that the API does not know is ignored.',
    evidence: 'observed',
  },
  defaultsAreEchoed: {
    statement: 'A job tells every field of its request, defaults filled in.',
    evidence: 'documented',
  },
}

export const notEmulated: Contract['notEmulated'] = [
  { what: 'avatars, ads, text to speech and the other products', answer: 'HTTP 404' },
  { what: 'the verbs HEAD, OPTIONS and PATCH', answer: 'HTTP 405' },
  { what: 'fetching the product page', answer: 'a product made up from its address' },
  { what: 'the editor', answer: 'a page that says so' },
]
