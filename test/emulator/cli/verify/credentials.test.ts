import { describe, expect, test } from 'vitest'
import { tiktok } from '../../../../contracts/tiktok/contract.ts'
import { credentialsFor } from '../../../../emulator/cli/verify/credentials.ts'

const here = ['http://127.0.0.1:4747', 'http://localhost:1', 'http://[::1]:1', 'http://x.localhost']
const elsewhere = ['http://10.0.0.1', 'https://staging.example.com', 'http://127.0.0.1.example.com']

const given = (target: string, token?: string, ...options: string[]) =>
  credentialsFor(tiktok, new URL(target), {
    options,
    environment: token === undefined ? {} : { TIKTOK_ACCESS_TOKEN: token },
  })

describe.each(here)('%s is this machine', (target) => {
  test('without a credential it gets `demo`', () => {
    expect(given(target)).toEqual({ 'Access-Token': 'demo' })
    expect(given(target, '')).toEqual({ 'Access-Token': 'demo' })
  })

  test('a credential of a backlot in the environment is used', () => {
    expect(given(target, 'demo.mine')).toEqual({ 'Access-Token': 'demo.mine' })
  })

  test('a real credential in the environment is not sent there by accident', () => {
    expect(() => given(target, 'a-real-one')).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('real credential') }),
    )
  })

  test('a real credential is sent when an option means it', () => {
    const sent = { 'Access-Token': 'a-real-one' }
    expect(given(target, 'a-real-one', 'TIKTOK_ACCESS_TOKEN')).toEqual(sent)
    expect(given(target, undefined, 'TIKTOK_ACCESS_TOKEN=a-real-one')).toEqual(sent)
  })
})

describe.each(elsewhere)('%s is another machine', (target) => {
  test('a credential of a backlot is never sent there, wherever it was given', () => {
    const refusal = expect.objectContaining({ exitCode: 2 })
    expect(() => given(target, 'demo')).toThrow(refusal)
    expect(() => given(target, 'demo.world.app')).toThrow(refusal)
    expect(() => given(target, undefined, 'TIKTOK_ACCESS_TOKEN=demo')).toThrow(refusal)
  })

  test('without a credential nothing is sent, and what is missing is named', () => {
    expect(() => given(target)).toThrow(
      expect.objectContaining({
        exitCode: 3,
        message: expect.stringContaining('TIKTOK_ACCESS_TOKEN'),
      }),
    )
  })

  test('the credential of the environment is used, unless an option gives another', () => {
    expect(given(target, 'one')).toEqual({ 'Access-Token': 'one' })
    expect(given(target, 'one', 'TIKTOK_ACCESS_TOKEN=two')).toEqual({ 'Access-Token': 'two' })
  })
})

test('an option for a credential that the API does not know is refused with the known ones', () => {
  expect(() => given('http://localhost:1', undefined, 'TIKTOK_TOKEN=x')).toThrow(
    /did you mean TIKTOK_ACCESS_TOKEN/,
  )
})

test('an option that names an empty credential is refused', () => {
  expect(() => given('http://localhost:1', undefined, 'TIKTOK_ACCESS_TOKEN')).toThrow(/is empty/)
  expect(() => given('http://localhost:1', undefined, 'TIKTOK_ACCESS_TOKEN=')).toThrow(/is empty/)
})
