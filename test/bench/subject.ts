import { createBacklot } from '../../emulator/index.ts'

// The emulator as it ships, journal and quotas on, with limits that the load does not reach.

const limit = 1_000_000_000
const backlot = createBacklot({
  clock: 'real',
  providers: {
    tiktok: {
      quotas: {
        uploadVideo: limit,
        createVideoTask: limit,
        createImageAnimationTask: limit,
        listVideoTasks: limit,
        listVideos: limit,
        listDigitalAvatars: limit,
      },
    },
    creatify: { callsPerMinute: limit, credits: { opening: limit } },
    aitoearn: { rateLimit: limit, credits: { opening: 1e12 } },
  },
})
const { url } = await backlot.listen()
console.log(JSON.stringify({ url }))
