import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { isMadeEarlier } from '../../src/lint/script-creations.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-replication-object',
  summary: 'DROP PUBLICATION, DROP SUBSCRIPTION or REPLICA IDENTITY NOTHING breaks logical replication',
  severity: 'error',
  category: 'destructive',
  why: 'Whoever subscribes to a dropped publication stops with an error, and to be in step again must copy its tables anew. DROP SUBSCRIPTION drops the slot on the publisher, so what happens there is not kept for this side any longer. With REPLICA IDENTITY NOTHING an UPDATE or DELETE of a published table fails with 55000 (manual, 31.1 “Publication”).',
  instead:
    'Find out who subscribes (pg_stat_replication, pg_replication_slots), and take these subscriptions down first. To change a publication use ALTER PUBLICATION.',
  claim: { removes: ['publication shop'] },
  on: {
    DropStmt: (drop, context) =>
      droppedNames(drop, ['OBJECT_PUBLICATION'], context)
        .filter((name) => !isMadeEarlier(context, { kind: 'publication', of: name }))
        .map((name) => ({
          message: `DROP PUBLICATION stops every subscriber of ${displayName(name)} with an error.`,
        })),
    DropSubscriptionStmt({ subname = '' }, context) {
      if (isMadeEarlier(context, { kind: 'subscription', of: { name: subname } })) return undefined;
      return { message: `DROP SUBSCRIPTION ends the replication that ${subname} receives.` };
    },
    AT_ReplicaIdentity({ def }, { table, state }) {
      const identity =
        def && 'ReplicaIdentityStmt' in def ? def.ReplicaIdentityStmt.identity_type : undefined;
      // REPLICA_IDENTITY_NOTHING is 'n': src/include/catalog/pg_class.h.
      if (identity !== 'n' || state.isNew(table)) return undefined;
      return {
        message: `REPLICA IDENTITY NOTHING makes UPDATE and DELETE of ${displayName(table)} fail where it is published.`,
      };
    },
  },
});
