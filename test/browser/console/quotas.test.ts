import request from 'supertest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { animate } from './film.ts'
import { lookAround, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('the quotas page', () => {
  inBrowser('fills a meter as calls come, and empties it when time forgives', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'quotas', world, { provider: 'tiktok' })
    const meter = page.getByRole('meter', { name: 'createImageAnimationTask, app default' })
    expect(await meter.getAttribute('value')).toBe('0')
    await animate(stand, world)
    const row = page.locator('.meters > li', { has: meter })
    await row.getByText('Forgives in').waitFor()
    expect(await row.innerText()).toContain('2026-01-01 00:01:00')
    expect(await meter.getAttribute('value')).toBe('1')
    await lookAround(page, 'quotas')
    await row.getByRole('button', { name: 'Pass' }).click()
    await page.getByText('1m passed').waitFor()
    await row.getByText('The next call is granted').waitFor()
    expect(await meter.getAttribute('value')).toBe('0')
  })

  inBrowser('shows the meters of each app that has called', async ({ page }) => {
    const world = await stand.freshWorld()
    await animate(stand, world)
    await request(stand.url)
      .post('/open_api/v1.3/creative/aigc/image_animation/task/create/')
      .set('Access-Token', `demo.${world}.second`)
      .send({ image_url: 'https://media.example.com/kettle.jpg' })
    await openPage(page, stand, 'quotas', world)
    const meters = page.getByRole('meter', { name: /^createImageAnimationTask/ })
    expect(
      await meters.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(['createImageAnimationTask, app second', 'createImageAnimationTask, app default'])
    await page.getByLabel('App', { exact: true }).selectOption('second')
    await page.waitForURL(/app=second/)
    expect(await meters.count()).toBe(1)
  })

  inBrowser('sets another limit, and says what is wrong with one', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'quotas', world)
    await page.getByLabel('Quota', { exact: true }).selectOption('tiktok createImageAnimationTask')
    await page.getByLabel('Calls', { exact: true }).fill('5')
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await page.getByText('createImageAnimationTask of tiktok grants 5 calls').waitFor()
    const meter = page.getByRole('meter', { name: 'createImageAnimationTask, app default' })
    expect(await meter.getAttribute('max')).toBe('5')
    await page.getByLabel('Calls', { exact: true }).fill('1.5')
    await page.locator('form[aria-label="Set a limit"]').evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await page.getByRole('alert').getByText('body limit').waitFor()
  })

  inBrowser('takes a grant from an app, and sets what an account may spend', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'quotas', world)
    await page.getByLabel('Grant', { exact: true }).selectOption('tiktok allowlisted')
    await page.getByRole('button', { name: 'Take away' }).click()
    await page.getByText('App default lacks allowlisted of tiktok').waitFor()
    await page.locator('#apps').getByText('allowlisted: no').waitFor()
    const refused = await request(stand.url)
      .post('/open_api/v1.3/creative/aigc/image_animation/task/create/')
      .set('Access-Token', `demo.${world}`)
      .send({ image_url: 'https://media.example.com/kettle.jpg' })
    expect(refused.body.code).toBe(40118)
    await page.getByLabel('Balance', { exact: true }).fill('lots')
    await page.getByRole('button', { name: 'Set the balance' }).click()
    await page.getByRole('alert').getByText('body balance').waitFor()
    await page.getByLabel('Balance', { exact: true }).fill('7')
    await page.getByRole('button', { name: 'Set the balance' }).click()
    await page.getByText('Account default of ').waitFor()
    const row = page.locator('#balances li').filter({ hasText: 'last: set' })
    await row.getByText('7', { exact: true }).waitFor()
    expect(await stand.control('GET', `/credits?world=${world}&provider=creatify`)).toMatchObject({
      credits: [{ balance: 7 }],
    })
  })
})
