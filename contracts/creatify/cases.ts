import type { Case } from '../kit/case.ts'

/** What holds for Creatify's link to video wherever it runs. */
export const creatifyCases: readonly Case[] = []
