import { describe, expect, it } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import { contracts } from '../../contracts/index.ts'

it('The catalogue holds the same APIs with their cases as without.', () => {
  expect(catalogue.map(({ contract }) => contract)).toEqual(contracts)
})

describe.each(catalogue)('the cases of $contract.id', ({ contract, cases }) => {
  const operations = contract.endpoints.map(({ id }) => id)

  it('have ids of their own, in kebab-case behind their operation', () => {
    const ids = cases.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids.filter((id) => !/^[a-z][A-Za-z]*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
    expect(cases.filter(({ id, operation }) => !id.startsWith(`${operation}/`))).toEqual([])
  })

  it('are about operations of the API, and about every one of them', () => {
    expect([...new Set(cases.map(({ operation }) => operation))].sort()).toEqual(operations.sort())
  })

  it('have titles that are sentences', () => {
    expect(cases.map(({ title }) => title).filter((title) => !/^[A-Z`].*\.$/.test(title))).toEqual(
      [],
    )
    expect(cases.map(({ title }) => title).filter((title) => /\bshould\b/.test(title))).toEqual([])
  })

  it('name rules that the contract states', () => {
    const named = cases.flatMap(({ rule }) => (rule === undefined ? [] : [rule]))
    expect(named.filter((rule) => !Object.hasOwn(contract.rules, rule))).toEqual([])
  })
})

describe.each(catalogue)('the contract of $contract.id', ({ contract }) => {
  it('describes every code that its operations refuse with, once', () => {
    const codes = contract.codes.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { id, refusals } of contract.endpoints)
      expect(
        refusals.filter((code) => !codes.includes(code)),
        id,
      ).toEqual([])
  })

  it('says how every query parameter travels', () => {
    for (const { id, request } of contract.endpoints)
      expect(Object.keys(request.encodings ?? {}).sort(), id).toEqual(
        Object.keys(request.query?.shape ?? {}).sort(),
      )
  })

  it('declares every lifecycle that an operation begins', () => {
    for (const { id, creates } of contract.endpoints)
      if (creates !== undefined) expect(Object.keys(contract.lifecycles), id).toContain(creates)
  })
})
