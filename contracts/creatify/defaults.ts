/**
 * What a job says of its request where only a link was sent, whatever it is to make. Written out, not taken from the
 * schemas: it is what their defaults are held against.
 */
export const defaults = {
  name: null,
  target_platform: 'tiktok',
  target_audience: 'young adults',
  language: 'en',
  video_length: 15,
  aspect_ratio: '9x16',
  script_style: 'DiscoveryWriter',
  override_avatar: null,
  override_avatar_by_image: null,
  override_voice: null,
  override_script: null,
  background_music_url: null,
  background_music_volume: null,
  voiceover_volume: null,
  webhook_url: null,
  no_background_music: false,
  no_caption: false,
  no_emotion: false,
  no_cta: false,
  no_stock_broll: false,
  caption_style: 'normal-black',
  caption_offset_x: null,
  caption_offset_y: null,
  caption_setting: null,
  model_version: 'standard',
}
