import { expect, it } from 'vitest'
import { openReceiver } from '../../support/receiver.ts'
import { openAccount } from './stage.ts'

it('A hostile link is refused or taken as text: nobody is asked for its page, and nothing breaks.', async () => {
  const shop = await openReceiver()
  const account = await openAccount()
  const hostile = [
    shop.hook,
    `${shop.url.replace('http://', 'http://user:secret@')}/`,
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:22/',
    'https://shop.example.com/<script>alert(1)</script>',
    'https://shop.example.com/%00%0d%0aSet-Cookie:%20a=b',
    'https://shop.example.com/\u202egnp.exe',
    'https://xn--.example/',
    'https://shop.example.com/../../etc/passwd',
    `https://shop.example.com/${'x'.repeat(100_000)}`,
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    '//shop.example.com/kettle',
    '\u0000',
  ]
  for (const url of hostile) {
    const { status, body } = await account.send('POST', '/links/', { url })
    expect([201, 400], url.slice(0, 80)).toContain(status)
    expect(body, url.slice(0, 80)).toBeTypeOf('object')
  }
  await account.pass({ by: '1d' })
  expect(shop.received).toEqual([])
  expect(account.backlot.world().failures).toEqual([])
  await account.close()
  await shop.close()
})
