import NewsModel

/// All the words and rules of the packs, compiled for one pass over a text.
struct Lexicon: Sendable {
  /// What a form may stand for.
  enum Category: UInt8, Sendable {
    case verb, noun, participle, actor, nationality, role, field, place, placeNoun, wordClass, cue
  }
  struct Sense: Hashable, Sendable {
    var category: Category
    /// The entry in the category's array.
    var entry: Int32
    /// For a verb, the number of its feature sets; for a nationality, of its agreement; else -1.
    var features: Int32 = -1

    /// The features of an actor's form that is a name only after a title.
    static let gated: Int32 = 1
  }
  /// A place in the trie of multiword forms.
  typealias Node = Int32

  var words = WordTable()
  var clitics = CliticTable()
  var verbs: [VerbEntry] = []
  var verbFeatures: [[VerbFeatures]] = []
  var triggers: [TriggerEntry] = []
  var lights: [LightVerbEntry] = []
  var reports: [ReportEntry] = []
  var actors: [ActorEntry] = []
  var roles: [RoleEntry] = []
  var fields: [String] = []
  var nationalities: [NationalityEntry] = []
  var agreements: [Agreement] = []
  var places: [PlaceEntry] = []
  var classes: [String: Int] = [:]
  var cues: [CueEntry] = []
  /// The classes of ordinary words and of given names, in `words.tsv`; -1 where the pack has none.
  var ordinaryClass = -1
  var givenClass = -1
  /// The class of words that are nouns though a verb is spelled the same; -1 where the pack has none.
  var nounClass = -1
  /// The class of nouns that only carry an event noun after them.
  var carrierClass = -1
  /// The class of words before what a protest is against.
  var grievanceClass = -1
  /// Those who demonstrate.
  var demonstratorsClass = -1
  /// Words for having a hand in an act: `الوقوف وراء`, `التورط في`.
  var liabilityClass = -1
  /// Efforts, proposals and talks, whose goals are no acts: `جهود`, `مقترح`.
  var effortClass = -1
  /// Participles that say at whom a blow is aimed: `مستهدفة`.
  var targetingClass = -1
  /// Verbs that only say whom the act before them met: `هجوم استهدف`.
  var aimingClass = -1
  /// What says of an act that it may or must come: `أمر لا بد منه`, `خيار وارد`.
  var likelihoodClass = -1
  /// Words for being somewhere: `الواقع في`, `تؤوي`.
  var locatedClass = -1
  /// The forms of "to be" that may look forward.
  var toBeClass = -1
  /// The class of stretches of time: `الأسابيع` of `الأسابيع المقبلة`.
  var stretchClass = -1
  /// Words that say how or in what order one speaks: `كذلك`.
  var adverbClass = -1
  /// Adjectives that point at what was told: `المذكورة`.
  var pointingClass = -1
  /// The class of occasions to speak: `كلمة`, `مؤتمر`.
  var forumClass = -1
  /// The class of reflexive words, which make the word before them a verb.
  var selfClass = -1
  /// The classes of words about games and films.
  var entertainmentClasses: [Int] = []
  /// The class of words for what is written, which speaks for its writers.
  var textClass = -1
  /// Endings of nouns in their full form, after which no further noun of a chain stands.
  var absoluteEndings: [[UInt8]] = []
  /// The number of the preposition that each form of one is, by its folded words.
  var prepositions: [String: Int] = [:]
  /// The preposition that a cue is, by the cue's number.
  var cuePrepositions: [Int: Int] = [:]
  /// The preposition that an attached one is, by the number of its word.
  var attachedPrepositions: [Int32: Int] = [:]
  /// Folded words such as "after", before which lies another time than the clause above tells.
  var timeShifts: [[UInt8]] = []
  /// ISO alpha-3 to the English name, latitude and longitude.
  var countries: [String: (name: String, latitude: Double?, longitude: Double?)] = [:]
  /// What each organisation acts for, by its code.
  var organisations: [String: (kind: String, sector: String?, country: String?)] = [:]

  private var steps = StepTable()
  private var roots: [Node] = []
  private var senses: [[Sense]] = [[]]
  private var hasChildren: [Bool] = [false]

  // MARK: - Reading

  /// The node that one word leads to from the root, or 0.
  func root(_ word: Int32) -> Node { Int(word) < roots.count ? roots[Int(word)] : 0 }

  /// The node that one more word leads to, or 0.
  func child(_ node: Node, _ word: Int32) -> Node {
    hasChildren[Int(node)] ? steps.next(node, word) : 0
  }

  func continues(_ node: Node) -> Bool { hasChildren[Int(node)] }

  func senses(_ node: Node) -> [Sense] { senses[Int(node)] }

  // MARK: - Building

  /// Adds a form of one or more words.
  mutating func add(_ form: String, _ sense: Sense) {
    let keys = FormKey.words(form)
    guard !keys.isEmpty else { return }
    var node: Node = 0
    for (index, key) in keys.enumerated() {
      let word = words.insert(key)
      if index == 0 {
        while roots.count <= Int(word) { roots.append(0) }
        if roots[Int(word)] == 0 { roots[Int(word)] = newNode() }
        node = roots[Int(word)]
      } else {
        let known = child(node, word)
        if known != 0 {
          node = known
        } else {
          hasChildren[Int(node)] = true
          let next = newNode()
          steps.insert(node, word, to: next)
          node = next
        }
      }
    }
    if !senses[Int(node)].contains(sense) { senses[Int(node)].append(sense) }
  }

  private mutating func newNode() -> Node {
    senses.append([])
    hasChildren.append(false)
    return Node(senses.count - 1)
  }

  /// The number of the class called `name` (with its `@`), made where it is new.
  mutating func wordClass(_ name: String) -> Int {
    if let known = classes[name] { return known }
    classes[name] = classes.count
    return classes.count - 1
  }

  /// The number of the preposition written `form` (an underscore parts words).
  mutating func preposition(_ form: String) -> Int {
    let key = Self.prepositionKey(form)
    if let known = prepositions[key] { return known }
    let number = (prepositions.values.max() ?? -1) + 1
    prepositions[key] = number
    return number
  }

  static func prepositionKey(_ form: String) -> String {
    let spaced = String(form.map { $0 == "_" ? " " : $0 })
    return FormKey.words(spaced).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ")
  }
}
