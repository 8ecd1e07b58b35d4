#include "world/links.hpp"

namespace abroad {

LinkView view_links(const Links& links, std::size_t clusters) {
    LinkView view;
    view.of.resize(clusters);
    for (std::size_t link = 0; link < links.count(); ++link) {
        view.of[links.first[link]].push_back({links.second[link], static_cast<std::uint32_t>(link)});
        view.of[links.second[link]].push_back({links.first[link], static_cast<std::uint32_t>(link)});
    }
    return view;
}

void set_stages(Links& links, double network_trust, double partnership_trust) {
    links.stage.resize(links.count());
    for (std::size_t link = 0; link < links.count(); ++link)
        links.stage[link] = stage_of(links.trust[link], network_trust, partnership_trust);
}

}  // namespace abroad
