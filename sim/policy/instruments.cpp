#include "policy/instruments.hpp"

namespace abroad {

static_assert(std::tuple_size_v<InstrumentKinds> == count_of<InstrumentKind>(), "a kind is missing in THE LIST");

KindAnswers answers_of(InstrumentKind kind, std::optional<RecipientType> recipient) {
    KindAnswers answers;
    for_each_instrument_kind([&]<class Kind>(Kind) {
        if (Kind::kind != kind) return;
        answers = {Kind::meaning,
                   {Kind::recipients.begin(), Kind::recipients.end()},
                   Kind::defaults,
                   Kind::act(recipient.value_or(Kind::recipients.front())),
                   &Kind::declare_terms};
    });
    return answers;
}

}  // namespace abroad
