/// What one paragraph is to an earlier one.
enum Likeness: Equatable {
  case unrelated
  /// Says nothing that the earlier one does not.
  case same(similarity: Double)
  /// Tells the same with something changed or added; `slot` is the one later token where a single
  /// stretch was replaced.
  case revised(similarity: Double, slot: Slot?)
  /// Only fills the same form: a score, a forecast, a cable of congratulation.
  case form
}

/// The one place where a later paragraph differs from an earlier one.
struct Slot: Hashable {
  /// The first later token there.
  var place: Int
  /// The earlier token that stood there.
  var filler: UInt16
}
