import type * as wire from '../../contracts/creatify/wire.ts'

/** The fields of a request as its job tells them: defaults filled in, in one order. */
export function requestOf(
  body: wire.VideoRequest | wire.PreviewListRequest,
  link: string,
): Readonly<Record<string, unknown>> {
  const looks =
    'visual_styles' in body
      ? {
          visual_styles: body.visual_styles,
          aspect_ratios: body.aspect_ratios ?? [body.aspect_ratio],
        }
      : { visual_style: body.visual_style }
  return {
    link,
    name: body.name,
    target_platform: body.target_platform,
    target_audience: body.target_audience,
    language: body.language,
    video_length: body.video_length,
    aspect_ratio: body.aspect_ratio,
    script_style: body.script_style,
    ...looks,
    override_avatar: body.override_avatar,
    override_avatar_by_image: body.override_avatar_by_image,
    override_voice: body.override_voice,
    override_script: body.override_script,
    background_music_url: body.background_music_url,
    background_music_volume: body.background_music_volume,
    voiceover_volume: body.voiceover_volume,
    webhook_url: body.webhook_url,
    no_background_music: body.no_background_music,
    no_caption: body.no_caption,
    no_emotion: body.no_emotion,
    no_cta: body.no_cta,
    no_stock_broll: body.no_stock_broll,
    caption_style: body.caption_style,
    caption_offset_x: decimal(body.caption_offset_x),
    caption_offset_y: decimal(body.caption_offset_y),
    caption_setting: body.caption_setting,
    model_version: body.model_version,
  }
}

/** A decimal is a text on the wire. */
const decimal = (value: string | number | null): string | null =>
  value === null ? null : String(value)
