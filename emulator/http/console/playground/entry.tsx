import { type Field, hasInsteads, insteadKey, insteadOf, insteads, textFor } from './fields.ts'

/** A field of a call, to be filled in. */
export const Entry = ({ field, value }: { readonly field: Field; readonly value: unknown }) => {
  const { key, name, place, isRequired, says, evidence } = field
  const help = `help-${key}`
  return (
    <div class="entry">
      <label for={key}>
        <span class="mono">{name || place}</span>{' '}
        <small>
          {[place === 'body' ? '' : place, isRequired ? 'required' : ''].join(' ').trim()}
        </small>
      </label>
      {hasInsteads(field) ? (
        <div class="either">
          <Control field={field} value={textFor(field, value)} help={help} />
          <select name={insteadKey(field)} aria-label={`${name} when empty`} autocomplete="off">
            <option value="">left out</option>
            {insteads.map((instead) => (
              <option value={instead} selected={instead === insteadOf(value)}>
                {instead}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <Control field={field} value={textFor(field, value)} help={help} />
      )}
      <small id={help}>
        {says} {evidence && <span class={`mark ${evidence}`}>{evidence}</span>}
      </small>
    </div>
  )
}

/** Names of texts that may have many lines. */
const prose = /(prompt|script|description|text)$/i

interface ControlProps {
  readonly field: Field
  readonly value: string
  readonly help: string
}

const Control = ({ field: { key, kind, choices }, value, help }: ControlProps) => {
  const common = { id: key, name: key, 'aria-describedby': help, autocomplete: 'off' }
  if (kind === 'choice')
    return (
      <select {...common}>
        <option value="">left out</option>
        {[...choices, 'null'].map((choice) => (
          <option value={choice} selected={choice === value}>
            {choice.replaceAll('"', '')}
          </option>
        ))}
      </select>
    )
  const isLong = kind === 'json' || value.length > 60 || prose.test(key)
  if (isLong)
    return (
      <textarea
        {...common}
        rows={Math.min(14, Math.max(2, value.split('\n').length))}
        class={kind === 'json' ? 'mono' : undefined}
        spellcheck={false}
        placeholder="empty"
      >
        {`\n${value}`}
      </textarea>
    )
  // Not a number field: what is no number shall be sendable, too.
  const inputmode = kind === 'number' ? 'decimal' : undefined
  return <input {...common} value={value} inputmode={inputmode} placeholder="empty" />
}
