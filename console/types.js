/**
 * What the server says (`/api/v1`), as types. Nothing here runs.
 *
 * @typedef {'mom' | 'ro' | 'aux'} Channel
 * @typedef {'in' | 'out'} Direction
 * @typedef {'tcp' | 'webSocket'} Transport
 * @typedef {'we' | 'they' | 'both'} Asks
 * @typedef {'off' | 'neverConnected' | 'up' | 'degraded' | 'down'} LaneState
 *
 * @typedef {object} Alarm
 * @property {string} text
 * @property {string} hint
 * @property {string} since
 *
 * @typedef {object} StoreState
 * @property {boolean} writable
 * @property {string} reason
 * @property {string} since
 * @property {number} lastEntry
 * @property {number} projected
 * @property {number} droppedNotes
 *
 * @typedef {object} Status
 * @property {string} version
 * @property {string} mosID
 * @property {boolean} ready
 * @property {string} startedAt
 * @property {number} uptimeSeconds
 * @property {string} now
 * @property {string} zone
 * @property {Record<string, number>} ports
 * @property {StoreState} store
 * @property {string[]} newsrooms
 * @property {Record<string, number>} counts
 * @property {Alarm[]} alarms
 * @property {boolean} demo whether its newsroom is simulated, and may be broken
 *
 * @typedef {object} Playground
 * @property {string} newsroom
 * @property {{ncsID: string, mode: string}[]} servers
 * @property {string[]} broken
 * @property {{roID: string, roSlug: string, there: number, here: number, same: boolean}[]} shows
 * @property {{time: string, text: string}[]} happened
 *
 * @typedef {object} Machine
 * @property {string} manufacturer
 * @property {string} model
 * @property {string} mosRev
 *
 * @typedef {object} LaneID
 * @property {string} newsroom
 * @property {Channel} channel
 * @property {Direction} direction
 * @property {Transport} transport
 * @property {boolean} passive
 * @property {string} peer
 *
 * @typedef {object} LaneFacts
 * @property {Asks} asks
 * @property {number} connections
 * @property {LaneState} state
 * @property {string} reason
 * @property {string} since
 * @property {string | null} retryAt
 * @property {string | null} lastIn
 * @property {string | null} lastOut
 * @property {string | null} encoding
 * @property {number | null} heartbeatMillis
 * @property {Machine | null} machine
 *
 * @typedef {LaneID & LaneFacts} Lane
 *
 * @typedef {object} Evidence
 * @property {number} count
 * @property {string} text
 * @property {string} sample
 * @property {string | null} speaksFor
 * @property {string} rule
 *
 * @typedef {object} Dialect
 * @property {string} newsroom
 * @property {{like: string, encoding: string, zone: string, messageID: string, strict: boolean}} configured
 * @property {{why: string, like: string | null, lines: string[]}} proposal
 * @property {Evidence[]} evidence
 *
 * @typedef {object} MosStatus
 * @property {string} text
 * @property {string | null} time
 *
 * @typedef {object} Metadata
 * @property {string} mosSchema
 * @property {string} xml
 *
 * @typedef {'current' | 'stale' | 'disconnected' | 'gone'} Sync
 *
 * @typedef {object} Walk
 * @property {string} begun
 * @property {number} listed
 * @property {number} asked
 * @property {number} changed
 * @property {number} lacking
 * @property {string} end
 *
 * @typedef {object} Newsroom
 * @property {string} id
 * @property {string} active
 * @property {string} why
 * @property {string | null} since
 * @property {'none' | 'buddy' | 'hotStandby' | 'list'} redundancy
 * @property {string} alarm
 * @property {{ncsID: string, lanesUp: number, standby: boolean, reason: string}[]} servers
 * @property {Lane[]} lanes
 * @property {Record<Sync, number>} sync
 * @property {string} now
 * @property {number} left
 * @property {string} trouble
 * @property {Walk | null} walk
 *
 * @typedef {object} RelayRule
 * @property {'exact' | 'prefix' | 'family'} match
 * @property {string} text
 * @property {boolean} rewrite
 *
 * @typedef {object} RelayedDevice A device behind the gateway.
 * @property {string} id
 * @property {'up' | 'down'} state
 * @property {string} reason
 * @property {number} waiting
 * @property {string | null} waitingSince
 * @property {'items' | 'all' | 'none' | 'objects'} rundowns
 * @property {{message: string, why: string, at: string} | null} complaint
 * @property {RelayRule[]} rules
 * @property {{message: string, words: string, at: string} | null} answer
 *
 * @typedef {object} Comparison
 * @property {string} key
 * @property {boolean} same
 * @property {string[]} differences
 *
 * @typedef {object} Summary What stands in the list of running orders: MOS fields by their MOS names, and ours.
 * @property {string} key
 * @property {string} newsroom
 * @property {string} roID
 * @property {'unknown' | 'ready' | 'notReady'} air
 * @property {Sync} sync
 * @property {MosStatus | null} status
 * @property {number} storyCount
 * @property {number} itemCount
 * @property {string} [roSlug]
 * @property {string} [roChannel]
 * @property {string} [roEdStart]
 * @property {string} [roEdDur]
 * @property {string} [roTrigger]
 *
 * @typedef {object} Item
 * @property {string} itemID
 * @property {string} [itemSlug]
 * @property {string} [itemChannel]
 * @property {string} [objID]
 * @property {string} [objSlug]
 * @property {string} [mosID]
 * @property {boolean} missingObject it names an object of this gateway that is not there
 * @property {TemplateUse[]} templates graphics that it uses
 * @property {string} [itemTrigger]
 * @property {number | null} [durationSeconds]
 * @property {MosStatus | null} status
 *
 * @typedef {object} Story
 * @property {string} storyID
 * @property {string} [storySlug]
 * @property {string} [storyNum]
 * @property {boolean} hasBody
 * @property {number | null} [durationSeconds]
 * @property {MosStatus | null} status
 * @property {Item[]} items
 *
 * @typedef {Summary & {stories: Story[]}} WholeRundown
 *
 * @typedef {object} ObjectRow An object of this gateway, or one that items need: MOS fields by their MOS names, and ours.
 * @property {string} objID
 * @property {string} mosID
 * @property {boolean} held
 * @property {number} useCount
 * @property {string} [origin]
 * @property {string} [objSlug]
 * @property {string} [objGroup]
 * @property {string} [objType]
 * @property {string} [objTB]
 * @property {string} [objDur]
 * @property {string} [objRev]
 * @property {string} [objAir]
 * @property {string} [status]
 * @property {string} [createdBy]
 * @property {string} [created]
 * @property {string} [changedBy]
 * @property {string} [changed]
 * @property {number | null} [durationSeconds]
 *
 * @typedef {object} ObjectUse
 * @property {string} key
 * @property {string} newsroom
 * @property {string} roID
 * @property {string} roSlug
 * @property {string} storyID
 * @property {string} storySlug
 * @property {string} itemID
 * @property {string} itemSlug
 * @property {string} itemChannel
 *
 * @typedef {object} TemplateUse That an item uses a graphic.
 * @property {string} graphic
 * @property {'there' | 'changed' | 'missing'} state
 * @property {string | null} filledWith the version that it was filled in with
 * @property {string | null} now the version that counts now
 *
 * @typedef {object} GraphicField
 * @property {string} name
 * @property {string} type
 * @property {string} title
 * @property {string} gddType
 * @property {boolean} required
 * @property {unknown} [default]
 * @property {unknown[]} options
 *
 * @typedef {object} GraphicFault
 * @property {string} file
 * @property {string} key
 * @property {string} expected
 * @property {string} found
 *
 * @typedef {object} GraphicCounts
 * @property {number} useCount
 * @property {number} changedCount
 * @property {string[]} onDevices
 *
 * @typedef {object} GraphicAbout Of one that is right; the others lack all of it.
 * @property {string} name
 * @property {string} version
 * @property {string} description
 * @property {string} folder
 * @property {string} path
 * @property {number} stepCount
 * @property {number} layer
 * @property {string[]} actions
 * @property {GraphicField[]} fields
 *
 * @typedef {{id: string, package: string, file: string, faults: GraphicFault[]} & GraphicCounts & Partial<GraphicAbout>} Graphic
 * @typedef {{id: string} & GraphicCounts} MissingGraphic
 * @typedef {Omit<ObjectUse, 'itemChannel'> & Omit<TemplateUse, 'graphic'>} GraphicUse
 *
 * @typedef {ObjectRow & {mosExternalMetadata: Metadata[], otherElements: string[], usedIn: ObjectUse[]}} WholeObject
 *
 * @typedef {'emphasis' | 'bold' | 'italic' | 'underline'} RunStyle
 *
 * @typedef {object} Run
 * @property {string} text
 * @property {'read' | 'instruction' | 'package'} role
 * @property {RunStyle[]} styles
 *
 * @typedef {object} ScriptParagraph
 * @property {'paragraph'} type
 * @property {number} seconds
 * @property {Run[]} runs
 *
 * @typedef {object} ScriptPresenter
 * @property {'presenter'} type
 * @property {string} storyPresenter
 * @property {string} [storyPresenterRR]
 * @property {number} wordsPerMinute
 *
 * @typedef {object} ScriptItem
 * @property {'item'} type
 * @property {string} itemID
 * @property {string} itemSlug
 * @property {string} itemChannel
 * @property {string} objID
 * @property {number | null} durationSeconds
 * @property {MosStatus | null} status
 *
 * @typedef {ScriptParagraph | ScriptPresenter | ScriptItem} ScriptPart
 *
 * @typedef {object} PrompterStory A story with what is read in it.
 * @property {string} storyID
 * @property {string} [storySlug]
 * @property {string} [storyNum]
 * @property {boolean} hasBody
 * @property {boolean} floated
 * @property {MosStatus | null} status
 * @property {number | null} durationSeconds
 * @property {number} readSeconds
 * @property {number} words
 * @property {string[]} presenters
 * @property {string[]} unknownElements
 * @property {ScriptPart[]} parts
 *
 * @typedef {Summary & {readSeconds: number, presenters: string[], stories: PrompterStory[]}} WholePrompter
 *
 * @typedef {object} RundownChange One running order's part of an event `rundowns`.
 * @property {string} key
 * @property {boolean} [removed]
 * @property {Summary} [summary]
 * @property {Partial<Summary>} [header]
 * @property {string[]} [order]
 * @property {Story[]} [stories]
 * @property {PrompterStory[]} [scripts]
 *
 * @typedef {'prepare' | 'take' | 'hold' | 'out' | 'signal' | 'arm' | 'disarm'} Verb
 * @typedef {'newsroom' | 'console' | 'api' | 'gateway'} Source
 *
 * @typedef {object} Cue
 * @property {number} number
 * @property {string} time
 * @property {string} rundown
 * @property {string} newsroom
 * @property {Verb} verb
 * @property {Source} source
 * @property {string} by the message and what it said, or an address
 * @property {string} storyID
 * @property {string} itemID
 * @property {string | null} at
 * @property {boolean} late
 * @property {{storyID: string, itemID: string}[]} items
 *
 * @typedef {'NEW' | 'UPDATE' | 'MOVE' | 'DELETE'} Operation
 * @typedef {'asked' | 'accepted' | 'refused' | 'confirmed' | 'notConfirmed'} ActionState
 *
 * @typedef {object} StoryAction What a newsroom was asked to do.
 * @property {number} number
 * @property {string} time
 * @property {string} rundown
 * @property {string} newsroom
 * @property {Operation} operation
 * @property {string[]} storyIDs
 * @property {string | null} storySlug
 * @property {string | null} before "" is the end
 * @property {number | null} leaseLock
 * @property {string} username
 * @property {Source | ''} source
 * @property {string} by
 * @property {ActionState} state
 * @property {string} answer
 * @property {string} since
 *
 * @typedef {object} StoryText
 * @property {string} storyID
 * @property {string} storySlug
 * @property {string} storyNum
 * @property {string | null} text null if it cannot be edited here
 *
 * @typedef {'edit' | 'object' | 'refused' | 'query' | 'queued' | 'settled' | 'messageIds' | 'cue'} MessageKind
 *
 * @typedef {object} Message
 * @property {number} number
 * @property {string} time
 * @property {MessageKind} kind
 * @property {Source} source
 * @property {string} newsroom
 * @property {string} mosID
 * @property {string} ncsID
 * @property {string} channel
 * @property {string} messageID
 * @property {string} rundown
 * @property {string} dialect
 * @property {string} command
 * @property {string} roID
 * @property {string} storyID
 * @property {string} itemID
 * @property {number} chars
 * @property {Direction} direction
 * @property {string} result
 * @property {number | null} tookMillis
 * @property {string[]} changed
 * @property {string} [message]
 * @property {string} [answer]
 *
 * @typedef {'unknown' | 'up' | 'degraded' | 'failed' | 'off'} DeviceState
 * @typedef {'done' | 'accepted' | 'ignored' | 'rejected' | 'unconfirmed' | 'expired' | 'offline' | 'suppressed'} OutcomeWord
 *
 * @typedef {object} ItemOf An item by its IDs.
 * @property {string} rundown key
 * @property {string} newsroom
 * @property {string} roID
 * @property {string} storyID
 * @property {string} itemID
 *
 * @typedef {ItemOf & {slug: string, by: string, since: string, held: boolean, steps: number, values: Record<string, string>}} Playing
 *
 * @typedef {object} DevicePlace
 * @property {string} place
 * @property {'confirmed' | 'unknown' | 'differs'} certainty
 * @property {string} detail
 * @property {boolean} armed
 * @property {Playing | null} air
 * @property {Playing | null} next
 *
 * @typedef {ItemOf & {verb: Verb, outcome: OutcomeWord, detail: string, by: string, slug: string, tookMillis: number}} Acted
 *
 * @typedef {object} Device
 * @property {string} id
 * @property {string} driver
 * @property {DeviceState} state
 * @property {boolean} rehearsal
 * @property {string} reason
 * @property {string} since
 * @property {number} waiting
 * @property {DevicePlace[]} places
 * @property {Acted | null} last
 *
 * @typedef {object} ExportTarget Where files of running orders go.
 * @property {string} id
 * @property {string} kind
 * @property {string} where
 * @property {'neverConnected' | 'up' | 'down'} state
 * @property {string} since
 * @property {string} reason
 * @property {string | null} fault
 * @property {string | null} hint
 * @property {string | null} retryAt
 * @property {number} waiting
 * @property {{rundown: string, revision: number, at: string}[]} sent
 *
 * @typedef {Device & {trace: {time: string, direction: Direction, text: string}[], uses: {values: Record<string, string>}[]}} WholeDevice
 *
 * @typedef {object} Show How far a running order has come on air.
 * @property {string} rundown key
 * @property {string} newsroom
 * @property {string} roID
 * @property {{storyID: string, itemID: string, slug: string, chosen: boolean} | null} next
 * @property {{storyID: string, itemID: string, slug: string, after: {storyID: string, itemID: string} | null}[]} gone
 *
 * @typedef {object} WouldDo What a cue would do.
 * @property {(ItemOf & {device: string, verb: Verb, place: string | null, slug: string, remark: string, at: string | null,
 *   values: Record<string, string>, sends: string[]})[]} actions
 * @property {string[]} remarks
 *
 * @typedef {'compatible' | 'partly' | 'incompatible' | 'unknown'} NmosGrade
 * @typedef {'disconnected' | 'requested' | 'confirmed' | 'inForce' | 'external' | 'unknown'} NmosConnectionState
 * @typedef {'confirmed' | 'scheduled' | 'unconfirmed' | 'refused' | 'failed' | 'skipped'} NmosResultWord
 *
 * @typedef {object} NmosRegistry
 * @property {string} url
 * @property {string} version
 * @property {number} priority
 * @property {string} state
 * @property {string} reason
 * @property {boolean} chosen
 *
 * @typedef {object} NmosStatus
 * @property {'registry' | 'peerToPeer' | 'none'} mode
 * @property {'off' | 'searching' | 'loading' | 'live' | 'polling' | 'stale'} state
 * @property {string} reason
 * @property {string | null} since
 * @property {string | null} staleSince
 * @property {NmosRegistry[]} registries
 * @property {Record<string, number>} counts
 * @property {number} revision
 *
 * @typedef {object} NmosItem A sender, or what senders and receivers have in common.
 * @property {string} id
 * @property {string} label
 * @property {string} alias
 * @property {{id: string, label: string}} device
 * @property {{id: string, label: string}} node
 * @property {string} group
 * @property {string} role
 * @property {string} format
 * @property {string} mediaType
 * @property {string} transport
 * @property {string[]} legs
 * @property {boolean} active
 * @property {boolean} controllable
 * @property {boolean} stale
 * @property {string} version
 * @property {{state: string, message: string} | null} health
 * @property {string} asset what it is, by the tags of its maker
 *
 * @typedef {object} NmosConnection
 * @property {NmosConnectionState} state
 * @property {string | null} senderID
 * @property {string} senderLabel
 * @property {boolean} inferred
 * @property {string} warning
 * @property {string | null} since
 * @property {string} by
 *
 * @typedef {{owner: string, kind: 'lock' | 'protect', reason: string, since: string}} NmosLock
 * @typedef {NmosItem & {connection: NmosConnection, lock: NmosLock | null}} NmosReceiver
 *
 * @typedef {object} NmosConnect A wish.
 * @property {string | null} sender null disconnects
 * @property {string} receiver
 * @property {boolean} [override]
 * @property {number[]} [legs] which of the receiver's legs, from 0
 * @property {string} [sdp] in place of the sender's own
 * @property {{sender: string | null}} [seen] what it was connected to when this was staged; something else by now skips it
 *
 * @typedef {object} NmosTakeResult
 * @property {string | null} sender
 * @property {string} receiver
 * @property {NmosResultWord} result
 * @property {string} detail
 * @property {number | null} code
 * @property {string} [body] what was sent to the receiver, or would be
 *
 * @typedef {object} NmosTake
 * @property {string} id
 * @property {string} time
 * @property {string} by
 * @property {number} count
 * @property {Partial<Record<NmosResultWord, number>>} results
 * @property {boolean} undoable
 * @property {string | null} undoes
 *
 * @typedef {object} NmosSalvo
 * @property {string} name
 * @property {{sender: string | null, receiver: string}[]} connections
 *
 * @typedef {object} NmosHistory
 * @property {string} time
 * @property {string} from
 * @property {string} to
 * @property {string} by
 * @property {string} result
 * @property {string} detail
 *
 * @typedef {object} NmosDetail
 * @property {any} resource
 * @property {Record<string, any>[] | null} constraints
 * @property {any} staged
 * @property {any} activeSettings
 * @property {string | null} transportFile
 * @property {string[]} warnings
 * @property {NmosHistory[]} history
 *
 * @typedef {NmosItem & NmosDetail & {connection?: NmosConnection, lock?: NmosLock | null}} NmosWhole
 *
 * @typedef {object} Hello
 * @property {string} startedAt
 * @property {number} number
 * @property {string} now
 * @property {string} version
 */

/**
 * @template T
 * @typedef {{items: T[], next: string | null}} Page
 */

export {};
