import { readBase } from './base.ts'
import { clearTimes } from './boxes.ts'
import { isRatio, type Ratio, ratios } from './ratio.ts'

/** What a clip should be. */
export type ClipSpec = {
  /** Its shape; `none` for sound alone. */
  readonly ratio: Ratio | 'none'
  /** Length in seconds, 1 to 180; kept to the nearest frame. */
  readonly seconds: number
  /** The title tag: a video's name. */
  readonly title: string
  /** The comment tag: a video's id, so that no two videos have the same bytes. */
  readonly comment: string
}

/** Frames a second of every clip. */
export const frameRate = 24

const sampleRate = 48_000
const samplesPerFrame = sampleRate / frameRate
const samplesPerPacket = 1024

/**
 * Makes a playable MP4 (H.264 and AAC, index first): the base clip of the shape, its packets copied
 * over and over to the asked length, with title and comment tags. Sound alone is the sound of a clip. The same spec gives the same
 * bytes on any day; specs that differ in shape, frames or tags give different ones.
 * @throws RangeError for an unknown shape or a length out of bounds
 */
export async function renderClip(spec: ClipSpec): Promise<Buffer> {
  const frames = framesOf(spec)
  // Imported here, not above: a server that never serves a video never loads the muxer.
  const {
    BufferTarget,
    EncodedAudioPacketSource,
    EncodedVideoPacketSource,
    Mp4OutputFormat,
    Output,
  } = await import('mediabunny')
  const base = await baseOf(spec.ratio === 'none' ? '1x1' : spec.ratio)

  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const video = spec.ratio === 'none' ? undefined : new EncodedVideoPacketSource('avc')
  const audio = new EncodedAudioPacketSource('aac')
  if (video) output.addVideoTrack(video, { frameRate })
  output.addAudioTrack(audio)
  output.setMetadataTags({ title: spec.title, comment: spec.comment })
  await output.start()

  const samples = frames * samplesPerFrame
  let sample = 0
  for (let frame = 0; frame < frames; frame++) {
    await video?.add(base.picture(frame), base.videoMeta)
    // Sound follows its picture, so that a player finds both in one stretch of the file.
    for (; sample < (frame + 1) * samplesPerFrame; sample += samplesPerPacket) {
      const length = Math.min(samplesPerPacket, samples - sample)
      await audio.add(base.sound(sample / samplesPerPacket, length), base.audioMeta)
    }
  }
  await output.finalize()

  if (target.buffer === null) throw new Error('the muxer ended without a file')
  const bytes = Buffer.from(target.buffer)
  clearTimes(bytes)
  return bytes
}

/**
 * How many frames a clip has; two specs alike in all else and in this are one clip.
 * @throws RangeError for an unknown shape or a length out of bounds
 */
export function framesOf({ ratio, seconds }: ClipSpec): number {
  if (ratio !== 'none' && !isRatio(ratio))
    throw new RangeError(`no clip is ${ratio}; there are ${ratios.join(', ')} and none`)
  if (!(seconds >= 1 && seconds <= 180)) {
    throw new RangeError(`a clip lasts 1 to 180 seconds, not ${seconds}`)
  }
  return Math.round(seconds * frameRate)
}

type Base = Awaited<ReturnType<typeof openBase>>

const bases = new Map<Ratio, Promise<Base>>()

function baseOf(ratio: Ratio): Promise<Base> {
  let base = bases.get(ratio)
  if (base === undefined) {
    base = openBase(ratio)
    base.catch(() => bases.delete(ratio))
    bases.set(ratio, base)
  }
  return base
}

async function openBase(ratio: Ratio) {
  const { BufferSource, EncodedPacket, EncodedPacketSink, Input, MP4 } = await import('mediabunny')
  const input = new Input({
    source: new BufferSource(await readBase(`${ratio}.mp4`)),
    formats: [MP4],
  })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  const videoConfig = await video?.getDecoderConfig()
  const audioConfig = await audio?.getDecoderConfig()
  if (!video || !audio || !videoConfig || !audioConfig) {
    throw new Error(`${ratio}.mp4 lacks a readable track`)
  }
  const pictures = await packetsOf(video)
  const sounds = await packetsOf(audio)

  type Track = ConstructorParameters<typeof EncodedPacketSink>[0]
  async function packetsOf(track: Track) {
    const packets: InstanceType<typeof EncodedPacket>[] = []
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
    return function packetAt(index: number) {
      const packet = packets[index % packets.length]
      if (packet === undefined) throw new Error(`${ratio}.mp4 has an empty track`)
      return packet
    }
  }

  return {
    videoMeta: { decoderConfig: videoConfig },
    audioMeta: { decoderConfig: audioConfig },
    picture: function picture(frame: number) {
      const { data, type } = pictures(frame)
      return new EncodedPacket(data, type, frame / frameRate, 1 / frameRate)
    },
    sound: function sound(packet: number, samples: number) {
      const { data, type } = sounds(packet)
      const timestamp = (packet * samplesPerPacket) / sampleRate
      return new EncodedPacket(data, type, timestamp, samples / sampleRate)
    },
  }
}
