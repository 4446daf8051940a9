import type { Case } from '../kit/case.ts'

/** What holds for AiToEarn's video generation wherever it runs. */
export const aitoearnCases: readonly Case[] = []
