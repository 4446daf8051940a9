import { mediaOperation } from '../../../engine/faults/faults.ts'
import { fault } from '../../control/faults-wire.ts'
import type { View } from '../page.ts'
import { Button, Do, Pair, Told } from '../parts/form.tsx'
import { particulars } from './order.ts'

/** Every kind of fault, with what it does, as the control plane tells it. */
const kinds = fault.options.map(({ shape: { kind } }) => ({
  kind: kind.value,
  says: kind.meta()?.description ?? '',
}))

/** A fault of any kind for any calls. */
export const ArmForm = ({ view }: { readonly view: View }) => (
  <section aria-labelledby="arm">
    <h2 id="arm">Arm a fault</h2>
    <Do view={view} action="arm" class="sheet card" label="Arm a fault">
      <div class="entry">
        <label for="kind">What goes wrong</label>
        <select id="kind" name="kind">
          {kinds.map(({ kind, says }) => (
            <option value={kind}>
              {kind}: {says}
            </option>
          ))}
        </select>
      </div>
      <div class="entry">
        <label for="detail">In particular</label>
        <input id="detail" name="detail" autocomplete="off" aria-describedby="detail-help" />
        <small id="detail-help">
          {Object.entries(particulars)
            .map(([kind, { says }]) => `${kind}: ${says}`)
            .join('; ')}
          .
        </small>
      </div>
      <div class="entry">
        <label for="struck">Which calls</label>
        <select id="struck" name="subject">
          <option value="*">any</option>
          <option value={`* ${mediaOperation}`}>what is fetched from media URLs</option>
          {view.stage.providers.map(({ contract }) => (
            <optgroup label={contract.title}>
              <option value={contract.id}>any of {contract.id}</option>
              {contract.endpoints.map(({ id }) => (
                <option value={`${contract.id} ${id}`}>{id}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div class="row">
        <Pair of="times" label="Times">
          <input id="times" name="times" type="number" min="1" placeholder="always" size={6} />
        </Pair>
        <Pair of="nth" label="Only call number">
          <input id="nth" name="nth" type="number" min="1" placeholder="any" size={6} />
        </Pair>
        <Pair of="probability" label="Probability">
          <input id="probability" name="probability" inputmode="decimal" placeholder="1" size={4} />
        </Pair>
      </div>
      <div>
        <Button id="arm-fault" kind="main">
          Arm
        </Button>
      </div>
    </Do>
    <Told view={view} action="arm" />
  </section>
)
