import { describe, expect, it } from 'vitest'
import { credentialOf, identityOf, isName } from '../../../emulator/engine/credential.ts'

const longest = 'a'.repeat(64)

describe('a credential', () => {
  it.each([
    ['demo', 'default', 'default', 'default'],
    ['demo.w', 'w', 'default', 'default'],
    ['demo.w.a', 'w', 'a', 'default'],
    ['demo.w.a.c', 'w', 'a', 'c'],
    ['demo.default.default.c', 'default', 'default', 'c'],
    ['demo.A-Z_0.-.__proto__', 'A-Z_0', '-', '__proto__'],
    [`demo.${longest}.${longest}.${longest}`, longest, longest, longest],
  ])('%s opens a world', (credential, world, app, account) => {
    expect(identityOf(credential)).toEqual({ world, app, account })
  })

  it.each([
    '',
    'Demo',
    'demo.',
    'demo..a',
    'demo.w.',
    'demo.w.a.c.x',
    ' demo',
    'demo ',
    'demo\n',
    'Bearer demo',
    'bearer demo',
    'demo,demo',
    'demo, demo',
    'demo.w w',
    'demo.ä',
    'demo.w/../x',
    'demo.\u0000',
    `demo.${longest}a`,
    'demon',
    'xdemo',
  ])('%j opens none', (credential) => {
    expect(identityOf(credential)).toBeUndefined()
  })

  it.each(['demo', 'demo.w', 'demo.w.a', 'demo.w.a.c', 'demo.default.a', 'demo.w.default.c'])(
    '%s is written as it is read',
    (credential) => {
      const identity = identityOf(credential)
      expect(identity && credentialOf(identity)).toBe(credential)
    },
  )
})

it('a name has 1 to 64 letters, digits, `_` or `-`', () => {
  expect(['a', 'A_9-', longest].every(isName)).toBe(true)
  expect(['', 'a b', 'a.b', 'é', 'a\n', `${longest}a`].some(isName)).toBe(false)
})
