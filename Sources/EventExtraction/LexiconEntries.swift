import NewsModel

/// What one form of a verb tells of its use.
struct VerbFeatures: Hashable, Sendable {
  enum Tense: UInt8, Sendable { case perfect, imperfect, subjunctive, jussive }
  var tense: Tense
  var isPassive: Bool
  var agreement: Agreement

  /// Reads `pa3ms`: tense, voice, person, gender, number.
  init?(_ code: some StringProtocol) {
    let letters = Array(code.utf8)
    guard letters.count >= 3 else { return nil }
    switch letters[0] {
    case UInt8(ascii: "p"): tense = .perfect
    case UInt8(ascii: "i"): tense = .imperfect
    case UInt8(ascii: "s"): tense = .subjunctive
    case UInt8(ascii: "j"): tense = .jussive
    default: return nil
    }
    switch letters[1] {
    case UInt8(ascii: "a"): isPassive = false
    case UInt8(ascii: "p"): isPassive = true
    default: return nil
    }
    agreement = Agreement(code.dropFirst(2))
  }
}

/// A verb: what its forms are used for.
struct VerbEntry: Sendable {
  var id: String
  var lemma: String
  /// Trigger rows that the verb alone, or with an object phrase, makes.
  var triggers: [VerbUse] = []
  var lights: [Int] = []
  var reports: [Int] = []
  var cues: [Int] = []
}

/// A trigger row reached through a verb.
struct VerbUse: Sendable {
  var trigger: Int
  /// The numbers of words that must follow the verb, possibly after its subject; empty for the verb alone.
  var object: [Int32]
}

/// Where in a clause an argument stands.
enum Slot: Hashable, Sendable {
  case subject, object, genitive, adjective, clause
  case preposition(Int)
}

/// What an argument is to an event.
enum Role: UInt8, Sendable { case actor, recipient, place, content, none }

/// How an event's arguments are marked around its trigger.
struct Frame: Sendable {
  /// In the order of their slots.
  private(set) var roles: [(key: Slot, value: Role)] = []
  /// The status that a further event told in the content takes.
  var contentStatus: Status?
  /// The status of the event itself where nothing in its clause tells another: a war goes on.
  var ownStatus: Status?
  /// The event's status where its verb is in the imperfect: a town that is besieged still is.
  var imperfectStatus: Status?

  func role(of slot: Slot) -> Role? { roles.first { $0.key == slot }?.value }

  /// Says what stands in `slot`, whatever was said before.
  mutating func set(_ slot: Slot, _ role: Role) {
    roles.removeAll { $0.key == slot }
    roles.append((slot, role))
    roles.sort { $0.key.order < $1.key.order }
  }

  /// Whether any slot holds the role.
  func has(_ role: Role) -> Bool { roles.contains { $0.value == role } }
  var isEmpty: Bool { roles.isEmpty }
}

extension TriggerEntry {
  /// Says something good of others: CAMEO's "praise or endorse".
  var praises: Bool { type == .support && cameo == "051" }

  /// `مقتل`, `مصرع`: what befalls, which nobody does and nothing is for.
  var isDeathAlone: Bool {
    type == .assault && count == .killed && !nounFrame.isEmpty
      && !nounFrame.has(.actor)
  }
}

/// A condition on the words around a trigger.
struct Constraint: Sendable {
  enum Position: Hashable, Sendable {
    case object, genitive, near, next, previous, clause, preposition(Int)
    /// So many participants of public affairs take part, whatever the words.
    case sides(Int)
    /// The trigger is a verb in this tense, which tells a state rather than an act: `تسيطر على المدينة`.
    case tense(VerbFeatures.Tense)
    /// The verb tells what is to come: `سينتقم`.
    case future
    /// Beside the trigger stands one unarmed person, who fights with words: `هاجم النائب الحكومة`.
    case person
    /// In the words for who does it: `هاجم المتظاهرون`, `كان محتجون قد حطموا`.
    case doer
    /// A verb that ends in its object, so that it is another than the one that has none: `يستقلها`.
    case pronoun
  }
  var position: Position
  /// Word classes one of which must stand there.
  var classes: [Int] = []
  /// The numbers of single words one of which must stand there.
  private(set) var words: [Int32] = []
  /// The same as a set that is wrong only by holding more; most words of a text are not in it.
  private var wordBits: UInt64 = 0
  /// A land, a town or another place does as well, whatever its words.
  var allowsLand = false

  init(_ position: Position) { self.position = position }

  mutating func add(_ word: Int32) {
    words.append(word)
    wordBits |= Lexicon.follower(word)
  }

  func asksFor(_ word: Int32) -> Bool {
    wordBits & Lexicon.follower(word) != 0 && words.contains(word)
  }

  /// Of words alone, rather than of the trigger's form or of who takes part.
  var asksForWords: Bool { !allowsLand && !(classes.isEmpty && words.isEmpty) }
}

/// One lemma in one sense.
///
/// A class, since the rules look at it all the time and it holds much.
final class TriggerEntry: Sendable {
  let id: String
  let type: EventType
  let mode: String?
  let cameo: String?
  let contexts: [String]
  let lemma: String
  let verbFrame: Frame
  let nounFrame: Frame
  /// Conditions of each of which one must hold.
  let needs: [[Constraint]]
  let unless: [Constraint]
  /// What a number of its recipients counts.
  let count: Count.What?

  init(
    id: String, type: EventType, mode: String?, cameo: String?, contexts: [String],
    lemma: String, verbFrame: Frame, nounFrame: Frame, needs: [[Constraint]],
    unless: [Constraint], count: Count.What?
  ) {
    self.id = id
    self.type = type
    self.mode = mode
    self.cameo = cameo
    self.contexts = contexts
    self.lemma = lemma
    self.verbFrame = verbFrame
    self.nounFrame = nounFrame
    self.needs = needs
    self.unless = unless
    self.count = count
  }
}

/// A verb that hands its arguments to an event noun.
struct LightVerbEntry: Sendable {
  var id: String
  var slots: [Slot]
  var frame: Frame
  var status: Status?
}

/// A speech verb that attributes what follows.
struct ReportEntry: Sendable {
  var id: String
  var stance: Attribution.Stance
}

/// A known name: of a state, an organisation, a body, a person.
struct ActorEntry: Sendable {
  enum Kind: String, Sendable {
    case country, capital, metonym, organisation, person, media
    /// A part of the world that is no actor, such as `الشرق الأوسط`.
    case region
  }
  var id: String
  var kind: Kind
  var code: Code
  var sector: Code?
  var agreement: Agreement
  /// The first day in office, and the first day out of it; nil where open.
  var from: CivilDate?
  var until: CivilDate?
  var name: String
  /// An outlet that writes of its own land alone, as the end of its id says: `.home`.
  var isOfHome: Bool
}

/// A noun that heads the description of an actor.
struct RoleEntry: Sendable {
  enum Kind: String, Sendable { case person, group, office, force, thing }
  var id: String
  var kind: Kind
  var sector: Code?
  var trait: Trait

  /// What is peculiar to a role noun.
  enum Trait: String, Sendable, CaseIterable {
    case none
    /// Describes nouns, too: `هجوم مسلح`.
    case adjective
    /// Acts for no state that the document could reveal: `الدول المانحة`.
    case open
    /// Fights for the land that it is of: `المقاومة` is never the land's rebels.
    case native
    /// Sent somewhere, which his phrase may name: `سفير قطر لدى تونس`.
    case post
    /// Seldom belongs to the land where it is: `طائرات`.
    case rover
    /// One state, though an adjective names a group of states: `الدولة الخليجية`.
    case state
    /// Tells what others do: `مصادر`, `شهود`.
    case informant
  }
}

/// An adjective of nationality, or of a group.
struct NationalityEntry: Sendable {
  enum Gate: String, Sendable {
    case open
    /// Read only where the document names the state otherwise: `مالي`.
    case context
    /// Of no state, so that it names nobody: `كردي`.
    case group
    /// Of several states, none of which could be guessed: `أجنبي`.
    case foreign
  }
  var id: String
  /// Alpha-3 or an organisation's code; nil for a group that is neither.
  var code: Code?
  var gate: Gate
}

/// A place with its coordinates.
struct PlaceEntry: Sendable {
  var id: String
  var name: String
  var country: Code?
  var latitude: Double?
  var longitude: Double?
  var population: Int
}

/// What a noun of place is like.
enum PlaceNounKind: Int {
  case plain
  /// Also another noun, so that without a name it is a place only where one of its kind was told: `قطاع`.
  case back
  /// Like that, and called after other places: `شارع`.
  case street
  /// Like that, and mostly a part of the world unless a word points at it: `المنطقة`, `تلك المنطقة`.
  case region
  /// A state's: `أراضيها`.
  case land

  /// Whether the noun also means what is no place.
  var isOtherwise: Bool { self == .back || self == .street || self == .region }
}

/// What must stand before a place's name for it to be one.
enum PlaceGate: Int32, Sendable {
  /// Nothing: the name means little else.
  case open
  /// A preposition or a noun of place.
  case gated
  /// A noun of place such as "city": the name is mostly an ordinary word.
  case noun
}

/// A small word or phrase that steers the reading of a clause.
struct CueEntry: Sendable {
  var id: String
  var kind: CueKind
}

/// What a cue does; the table `cues.tsv` says which words do it.
enum CueKind: String, Sendable, CaseIterable {
  case preposition = "prep"
  case agentPreposition = "prep.agent"
  case placePreposition = "prep.place"
  case timePreposition = "prep.time"
  case topicPreposition = "prep.topic"
  case causePreposition = "prep.cause"
  case complementizer = "comp"
  case relative = "rel"
  case conjunction = "conj"
  case subordinator = "sub"
  case demonstrative = "dem"
  case pronoun = "pron"
  case quantifier = "quant"
  case negationPast = "neg.past"
  case negationFuture = "neg.future"
  case negationPresent = "neg.present"
  case negationNoun = "neg.noun"
  case without = "neg.without"
  case neutral = "neutral"
  case future = "future"
  case planned = "planned"
  case possible = "possible"
  case possibleImperfect = "possible.imperfect"
  case conditional = "conditional"
  case demanded = "demanded"
  case intended = "intended"
  case prevented = "prevented"
  case ongoing = "ongoing"
  /// A word that ends what had been going on: `وقف`, `تعليق`.
  case stopped = "stopped"
  case question = "question"
  /// Right before an event noun, makes it one that may come: `أي هجوم`.
  case any
  case attribution = "attribution"
  /// A word in the accusative by which who spoke says more: `مشيرا إلى`.
  case telling
  /// Like that, but denies: `نافيا`.
  case denying
  case background = "background"
  case pluperfect = "pluperfect"
  case upcoming = "upcoming"
  /// What stands on the eve of a meeting: `قبل أيام من`, `استعدادات ل`.
  case eve = "eve"
  case honorific = "honorific"
  case nameParticle = "name"
  case modifier = "modifier"
  case mask = "mask"
  case counterpart = "counterpart"
  case both = "both"
  case ownCountry = "own-country"
  /// A style of address with a pronoun, which stands for whom it is due: `سموه`.
  case honoured = "honoured"
  case subset
  case total
  case killed = "count.killed"
  case injured = "count.injured"
  case detained = "count.detained"
  case displaced = "count.displaced"
}

extension TriggerEntry {
  /// Acts that meet people alone: nobody jails or kills a state.
  var isOfPeople: Bool {
    count != nil || ["arrest", "abduct", "torture", "convict", "release"].contains(mode)
  }
}
