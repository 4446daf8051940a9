import type { Case } from '../kit/case.ts'

/** What holds for TikTok's AI-video APIs wherever they run. */
export const tiktokCases: readonly Case[] = []
