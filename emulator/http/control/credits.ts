import type { z } from 'zod'
import { ledgerOf } from '../../engine/bill.ts'
import { defaultName } from '../../engine/credential.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { World } from '../../engine/world.ts'
import { type Answer, type ControlCall, data, wrong } from './answer.ts'
import type { creditsChange, creditsQuery } from './credits-wire.ts'

type Call<Query = unknown, Body = undefined> = ControlCall<Query, Body>

/** An API in which something is paid for, and what an account of it begins with. */
interface Bank {
  readonly provider: string
  readonly opening: number
}

const banksOf = ({ stage }: Call<unknown, unknown>): readonly Bank[] =>
  stage.providers.flatMap(({ contract, credits }) =>
    credits ? [{ provider: contract.id, opening: credits.opening }] : [],
  )

const firstPage = { offset: 0, limit: 100 }

async function show(world: World, bank: Bank, account: string, page = firstPage) {
  const { provider, opening } = bank
  const now = world.clock.now()
  const ledger = ledgerOf(provider, account)
  const { items, total } = await world.store.entries(ledger, opening, now, page)
  return {
    provider,
    account,
    ...(await world.store.funds(ledger, opening, now)),
    entries: items.map((entry) => ({ ...entry, at: formatInstant(entry.at) })),
    total,
  }
}

export async function listCredits(call: Call<z.output<typeof creditsQuery>>): Promise<Answer> {
  const { provider, account = defaultName, page, pageSize } = call.query
  const banks = banksOf(call)
  const meant = banks.filter((bank) => provider === undefined || bank.provider === provider)
  if (provider !== undefined && meant.length === 0) return noBank(provider, banks)
  const part = { offset: (page - 1) * pageSize, limit: pageSize }
  return data({
    credits: await Promise.all(meant.map((bank) => show(call.world, bank, account, part))),
  })
}

export async function setCredits(
  call: Call<unknown, z.output<typeof creditsChange>>,
): Promise<Answer> {
  const { world, body } = call
  const { provider, account = defaultName, balance } = body
  const banks = banksOf(call)
  const bank = banks.find((one) => one.provider === provider)
  if (!bank) return noBank(provider, banks)
  await world.store.setBalance(
    ledgerOf(provider, account),
    bank.opening,
    balance,
    world.clock.now(),
  )
  return data(await show(world, bank, account))
}

const noBank = (provider: string, banks: readonly Bank[]): Answer =>
  wrong(
    `"${provider}" is no API with credits`,
    banks.map((bank) => bank.provider),
  )
