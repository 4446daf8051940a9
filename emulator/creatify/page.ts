import type { Shot } from './job.ts'

/** A page that plays a preview, for a frame of any size. */
export const previewPage = (shot: Shot, seconds: number, film: string): string =>
  pageOf(
    `Preview: ${shot.visual_style}, ${shot.aspect_ratio}, ${seconds} s`,
    `<video src="${film}" autoplay muted loop playsinline controls></video>`,
  )

/** A page in place of the editor. */
export const editorPage = (shot: Shot): string =>
  pageOf(
    'Editor',
    `<p>The editor is not emulated. It would open ${escaped(shot.visual_style)}, ${shot.aspect_ratio}.</p>`,
  )

/** Whatever a caller may have chosen is escaped. */
const pageOf = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
html, body { margin: 0; height: 100%; background: #111; color: #eee; font: 16px sans-serif }
body { display: grid; place-items: center }
video { max-width: 100%; max-height: 100vh }
</style>
</head>
<body>
${body}
</body>
</html>
`

/** A text that HTML takes as text. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
