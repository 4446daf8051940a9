let lastSecond = -1
let lastText = ''

/** A moment as the `Date` header writes it. The last one is remembered: calls of one second share it. */
export function httpDate(moment: number): string {
  const second = Math.floor(moment / 1000)
  if (second !== lastSecond) {
    lastText = new Date(second * 1000).toUTCString()
    lastSecond = second
  }
  return lastText
}
